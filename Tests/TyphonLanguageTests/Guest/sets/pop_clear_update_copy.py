s = {5}
t = s.copy()
print(s.pop(), s, t)  # expect: 5 set() {5}
t.update([6, 7], (8,))
print(sorted(t))  # expect: [5, 6, 7, 8]
s.pop()  # expect error: KeyError: 'pop from an empty set'

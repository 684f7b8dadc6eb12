t = (1, [2])
t[1].append(3)
print(t, t.index(1), t.count(9))  # expect: (1, [2, 3]) 0 0
t[0] = 5  # expect error: TypeError: 'tuple' object does not support item assignment

s = {3, 1, 2, 3}
print(len(s), 1 in s, 9 in s, sorted(s), set(), {1})  # expect: 3 True False [1, 2, 3] set() {1}
s.add(4); s.discard(9); s.remove(1)
print(sorted(s))  # expect: [2, 3, 4]
s.remove(1)  # expect error: KeyError: 1

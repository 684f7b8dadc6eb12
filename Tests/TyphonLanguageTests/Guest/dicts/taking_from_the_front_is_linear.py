entries = dict.fromkeys(range(3000))
taken = 0
while entries:
    del entries[next(iter(entries))]
    taken += 1
print(taken)  # expect: 3000
entries = dict.fromkeys("abcdefghij")
for key in "abcd":
    del entries[key]
print(next(iter(entries)))  # expect: e
del entries["f"], entries["g"]
entries["k"] = 1
print(list(entries), list(reversed(entries)))  # expect: ['e', 'h', 'i', 'j', 'k'] ['k', 'j', 'i', 'h', 'e']
print(entries.popitem(), next(iter(entries)))  # expect: ('k', 1) e

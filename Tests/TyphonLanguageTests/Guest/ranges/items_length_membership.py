r = range(2, 20, 3)
print(list(r), len(r), r[1], r[-1], 8 in r, 9 in r)  # expect: [2, 5, 8, 11, 14, 17] 6 5 17 True False
print(list(range(3)), list(range(5, 0, -2)), list(range(5, 5)), r)  # expect: [0, 1, 2] [5, 3, 1] [] range(2, 20, 3)
r[6]  # expect error: IndexError: range object index out of range

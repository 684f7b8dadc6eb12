r = range(10)
print(r[2:8:2], r[::-1], range(0, 3, 2) == range(0, 4, 2), hash(range(3)) == hash(range(3)))  # expect: range(2, 8, 2) range(9, -1, -1) True True
print(r.index(4), r.count(4), r.start, r.stop, r.step, bool(range(0)))  # expect: 4 1 0 10 1 False

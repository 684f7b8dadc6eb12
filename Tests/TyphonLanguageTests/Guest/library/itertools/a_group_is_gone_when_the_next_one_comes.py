from itertools import groupby

groups = groupby("aaabb")
_, first = next(groups)
print(next(first))  # expect: a
key, second = next(groups)
print(key, list(first), list(second), list(groups))  # expect: b [] ['b', 'b'] []

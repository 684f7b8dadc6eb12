from functools import reduce

reduce(lambda a, b: a, [])  # expect error: TypeError: reduce() of empty iterable with no initial value

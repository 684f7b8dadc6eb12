from functools import partial, reduce

print(partial(int, base=2)("101"), reduce(lambda a, b: a * b, [1, 2, 3, 4]), reduce(max, [], 7))  # expect: 5 24 7

from itertools import dropwhile, takewhile

small = lambda x: x < 3
print(list(dropwhile(small, [1, 4, 2])), list(takewhile(small, [1, 4, 2])))  # expect: [4, 2] [1]
it = iter(range(6))
print(list(takewhile(small, it)), next(it))  # expect: [0, 1, 2] 4

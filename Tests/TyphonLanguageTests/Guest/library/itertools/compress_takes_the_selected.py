from itertools import compress

print(list(compress("abcdef", [1, 0, 1, 0, 1, 1])), list(compress(data="ab", selectors=[False, True])))  # expect: ['a', 'c', 'e', 'f'] ['b']

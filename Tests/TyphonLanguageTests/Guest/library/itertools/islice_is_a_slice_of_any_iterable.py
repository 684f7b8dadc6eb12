from itertools import islice

print(list(islice("abcdefg", 2)), list(islice("abcdefg", 2, 4)), list(islice("abcdefg", 1, None, 3)))  # expect: ['a', 'b'] ['c', 'd'] ['b', 'e']
print(list(islice("abc", None)), list(islice("abc", 5, 2)), list(islice("abc", 1, None, None)))  # expect: ['a', 'b', 'c'] [] ['b', 'c']

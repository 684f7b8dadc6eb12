from itertools import zip_longest

print(list(zip_longest("abc", "x")), list(zip_longest("a", [1, 2], fillvalue="-")))  # expect: [('a', 'x'), ('b', None), ('c', None)] [('a', 1), ('-', 2)]
print(list(zip_longest()), list(zip_longest([], [])), list(zip_longest("ab")))  # expect: [] [] [('a',), ('b',)]

from itertools import filterfalse

print(list(filterfalse(lambda x: x % 2, range(6))), list(filterfalse(None, [0, 1, "", "a"])))  # expect: [0, 2, 4] [0, '']

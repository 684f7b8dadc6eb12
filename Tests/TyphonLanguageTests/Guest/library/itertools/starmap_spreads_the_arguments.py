from itertools import starmap

print(list(starmap(pow, [(2, 3), [3, 2]])), list(starmap(lambda *a: a, ["ab", ()])))  # expect: [8, 9] [('a', 'b'), ()]

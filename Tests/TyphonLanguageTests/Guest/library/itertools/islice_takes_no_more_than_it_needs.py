from itertools import islice

it = iter(range(10))
print(list(islice(it, 3)), next(it))  # expect: [0, 1, 2] 3
print(list(islice(it, 1, 4, 2)), next(it), list(islice(it, 0)), next(it))  # expect: [5, 7] 8 [] 9

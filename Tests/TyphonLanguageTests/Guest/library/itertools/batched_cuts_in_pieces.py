# skip-oracle
from itertools import batched

print(list(batched("abcdefg", 3)), list(batched([], 2)), list(batched(range(4), n=2)))  # expect: [('a', 'b', 'c'), ('d', 'e', 'f'), ('g',)] [] [(0, 1), (2, 3)]
batched("abc", 0)  # expect error: ValueError: n must be at least one

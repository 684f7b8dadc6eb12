from itertools import pairwise

print(list(pairwise("abcd")), list(pairwise("a")), list(pairwise([])))  # expect: [('a', 'b'), ('b', 'c'), ('c', 'd')] [] []

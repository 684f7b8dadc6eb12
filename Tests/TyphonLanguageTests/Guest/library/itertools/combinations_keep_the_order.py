from itertools import combinations, combinations_with_replacement

print(["".join(c) for c in combinations("abcd", 2)], ["".join(c) for c in combinations_with_replacement("abc", 2)])  # expect: ['ab', 'ac', 'ad', 'bc', 'bd', 'cd'] ['aa', 'ab', 'ac', 'bb', 'bc', 'cc']
print(list(combinations([1, 2, 3], 3)), list(combinations([1, 2], 3)), list(combinations([1], 0)), list(combinations("ab", 1)))  # expect: [(1, 2, 3)] [] [()] [('a',), ('b',)]
print(list(combinations(range(8), 4))[33], len(list(combinations(range(9), 5))), list(combinations_with_replacement([], 2)))  # expect: (0, 4, 6, 7) 126 []

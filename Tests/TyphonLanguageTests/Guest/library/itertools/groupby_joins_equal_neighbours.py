from itertools import groupby

print([(k, list(g)) for k, g in groupby("aabcca")])  # expect: [('a', ['a', 'a']), ('b', ['b']), ('c', ['c', 'c']), ('a', ['a'])]
print([(k, list(g)) for k, g in groupby([1, 3, 2, 4, 5], key=lambda x: x % 2)])  # expect: [(1, [1, 3]), (0, [2, 4]), (1, [5])]
print([k for k, _ in groupby([])], [k for k, _ in groupby("aab")])  # expect: [] ['a', 'b']

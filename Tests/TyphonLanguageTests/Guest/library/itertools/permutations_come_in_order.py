from itertools import permutations

print(["".join(p) for p in permutations("abc")], list(permutations([1, 2, 3], 1)))  # expect: ['abc', 'acb', 'bac', 'bca', 'cab', 'cba'] [(1,), (2,), (3,)]
print(list(permutations(range(4), 2))[5:8], len(list(permutations(range(6)))), list(permutations("ab", 3)))  # expect: [(1, 3), (2, 0), (2, 1)] 720 []
print(list(permutations([])), list(permutations("ab", 0)), list(permutations(range(5)))[100], list(permutations(range(5), 3))[40])  # expect: [()] [()] (4, 0, 3, 1, 2) (3, 1, 2)

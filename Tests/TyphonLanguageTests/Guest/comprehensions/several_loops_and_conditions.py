print([(a, b) for a in range(3) for b in range(a) if a + b > 1])  # expect: [(2, 0), (2, 1)]
print([x for x in range(20) if x % 2 if x % 3 == 0], [y for xs in [[1, 2], [3]] for y in xs])  # expect: [3, 9, 15] [1, 2, 3]

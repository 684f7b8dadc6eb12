pairs = [(2, "b"), (1, "z"), (2, "a"), (1, "y")]
pairs.sort(key=lambda p: p[0])
print(pairs)  # expect: [(1, 'z'), (1, 'y'), (2, 'b'), (2, 'a')]
print(sorted(pairs, key=lambda p: p[0], reverse=True))  # expect: [(2, 'b'), (2, 'a'), (1, 'z'), (1, 'y')]
print(sorted("banana"), sorted([3.5, 1, 2], reverse=True))  # expect: ['a', 'a', 'a', 'b', 'n', 'n'] [3.5, 2, 1]

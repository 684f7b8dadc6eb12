print(abs(-3), abs(-2.5), abs(-10 ** 20), abs(True))  # expect: 3 2.5 100000000000000000000 1
print(min(3, 1, 2), max([3, 1, 2]), min("b", "a"), max(1, 2.5))  # expect: 1 3 a 2.5
print(sum([1, 2, 3]), sum(range(5), 10), sum([]))  # expect: 6 20 0
print(min([], default=7), max("apple", "fig", key=len))  # expect: 7 apple

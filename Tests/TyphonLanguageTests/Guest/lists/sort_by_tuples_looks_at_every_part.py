class Backwards:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        return self.n > other.n


rows = [(2, "b"), (1, "z"), (2, "a"), (1,), (1, "a"), (3, None), (2, "b", 0), (-5, 1.5)]
print(sorted(rows))  # expect: [(-5, 1.5), (1,), (1, 'a'), (1, 'z'), (2, 'a'), (2, 'b'), (2, 'b', 0), (3, None)]
print(sorted(range(20), key=lambda n: (n % 3, -n)))
# expect: [18, 15, 12, 9, 6, 3, 0, 19, 16, 13, 10, 7, 4, 1, 17, 14, 11, 8, 5, 2]
print(sorted(range(10), key=lambda n: (n % 3, -n), reverse=True))  # expect: [2, 5, 8, 1, 4, 7, 0, 3, 6, 9]
print([b.n for _, b in sorted([(1, Backwards(1)), (0, Backwards(5)), (1, Backwards(2))])])  # expect: [5, 2, 1]
print(sorted([(2.5, 1), (2, 2), (10 ** 30, 3), (True, 4)]))  # expect: [(True, 4), (2, 2), (2.5, 1), (1000000000000000000000000000000, 3)]
try:
    sorted([(1, "a"), (1, 2)])
except TypeError as e:
    print(e)  # expect: '<' not supported between instances of 'int' and 'str'

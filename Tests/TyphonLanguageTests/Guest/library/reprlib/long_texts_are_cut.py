import reprlib

print(reprlib.repr("x" * 100), reprlib.repr(10 ** 100))  # expect: 'xxxxxxxxxxxx...xxxxxxxxxxxxx' 100000000000000000...0000000000000000000
print(reprlib.repr(list(range(100))), reprlib.repr(tuple(range(3))), reprlib.repr((1,)))  # expect: [0, 1, 2, 3, 4, 5, ...] (0, 1, 2) (1,)
print(reprlib.repr({3, 1, 2}), reprlib.repr({i: i for i in range(9)}), reprlib.repr(frozenset()))  # expect: {1, 2, 3} {0: 0, 1: 1, 2: 2, 3: 3, ...} frozenset()
print(reprlib.repr([[[[[[[[1]]]]]]]]), reprlib.repr(range(5)))  # expect: [[[[[[[...]]]]]]] range(0, 5)

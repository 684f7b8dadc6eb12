from itertools import count, islice

print(list(islice(count(10), 3)), list(islice(count(5, -2), 4)), list(islice(count(0.5, 0.25), 3)))  # expect: [10, 11, 12] [5, 3, 1, -1] [0.5, 0.75, 1.0]
c = count(3)
next(c)
print(next(c), c, count(2, 5), count(step=1.5))  # expect: 4 count(5) count(2, 5) count(0, 1.5)
print(list(zip(count(1), "abc")), list(islice(count(10 ** 30, 2), 2)))  # expect: [(1, 'a'), (2, 'b'), (3, 'c')] [1000000000000000000000000000000, 1000000000000000000000000000002]

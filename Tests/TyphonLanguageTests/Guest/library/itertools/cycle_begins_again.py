from itertools import cycle, islice

print(list(islice(cycle("abc"), 7)), list(cycle([])))  # expect: ['a', 'b', 'c', 'a', 'b', 'c', 'a'] []
source = iter([1, 2])
c = cycle(source)
print(next(c), list(source), next(c))  # expect: 1 [2] 1

from functools import reduce

print(reduce(lambda a, b: (a, b), "abcd"))  # expect: ((('a', 'b'), 'c'), 'd')
print(reduce(lambda a, b: a + b, [], 5), reduce(max, [3, 9, 2]))  # expect: 5 9

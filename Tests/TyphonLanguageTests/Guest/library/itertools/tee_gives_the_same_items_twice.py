from itertools import tee

a, b = tee(iter("abc"))
next(a)
print(list(a), list(b), tee("x", 0), [list(t) for t in tee([1, 2], 3)])  # expect: ['b', 'c'] ['a', 'b', 'c'] () [[1, 2], [1, 2], [1, 2]]

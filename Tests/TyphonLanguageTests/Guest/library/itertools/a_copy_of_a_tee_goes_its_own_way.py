from copy import copy
from itertools import tee

a, = tee("abcd", 1)
next(a)
b = copy(a)
print(next(a), list(b), list(a))  # expect: b ['b', 'c', 'd'] ['c', 'd']

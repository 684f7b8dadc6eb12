from itertools import chain

c = chain("a", 5)
print(next(c))  # expect: a
next(c)  # expect error: TypeError: 'int' object is not iterable

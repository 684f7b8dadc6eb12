from collections import namedtuple

print(namedtuple("Empty", "")(), namedtuple("Odd", "self cls count index")(1, 2, 3, 4), namedtuple("One", ["a"])("%s"))  # expect: Empty() Odd(self=1, cls=2, count=3, index=4) One(a='%s')
print(namedtuple("M", "a", module="mine").__module__, namedtuple("Comma", "a, b,c")._fields)  # expect: mine ('a', 'b', 'c')

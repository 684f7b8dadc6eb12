from copy import copy, deepcopy

class L(list): pass
class D(dict): pass
class S(set): pass
class I(int): pass
class T(str): pass

for value in (L([[1]]), D(a=[1]), S([1]), I(5), T("x")):
    value.extra = [7]
    a, b = copy(value), deepcopy(value)
    assert a == b == value and type(a) is type(b) is type(value)
    assert a.extra is value.extra and b.extra == [7] and b.extra is not value.extra
x = deepcopy(L([[1]]))
print(x, type(x).__name__)  # expect: [[1]] L

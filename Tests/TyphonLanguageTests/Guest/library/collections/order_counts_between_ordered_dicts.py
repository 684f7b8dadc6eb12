from collections import OrderedDict

a, b = OrderedDict(x=1, y=2), OrderedDict(y=2, x=1)
print(a == b, a != b, a == dict(b), dict(a) == b, a == OrderedDict(a))  # expect: False True True True True
print(list((a | {"z": 3}).items()), type({"q": 0} | a).__name__, list({"q": 0} | a))  # expect: [('x', 1), ('y', 2), ('z', 3)] OrderedDict ['q', 'x', 'y']

# skip-oracle
from collections import OrderedDict

d = OrderedDict(a=1)
print(d, OrderedDict(), OrderedDict.fromkeys("ab", 0))  # expect: OrderedDict({'a': 1}) OrderedDict() OrderedDict({'a': 0, 'b': 0})
d["self"] = d
print(d)  # expect: OrderedDict({'a': 1, 'self': ...})

# skip-oracle
from collections import OrderedDict

d = OrderedDict([("a", 1), ("b", 2), ("c", 3)])
d.move_to_end("a")
print(d)  # expect: OrderedDict({'b': 2, 'c': 3, 'a': 1})
d.move_to_end("c", last=False)
print(d, list(reversed(d)))  # expect: OrderedDict({'c': 3, 'b': 2, 'a': 1}) ['a', 'b', 'c']
print(d.popitem(), d.popitem(last=False), d)  # expect: ('a', 1) ('c', 3) OrderedDict({'b': 2})
d.move_to_end("x")  # expect error: KeyError: 'x'

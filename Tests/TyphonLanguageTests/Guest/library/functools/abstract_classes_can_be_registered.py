from collections.abc import Iterable, Mapping, Sequence, Sized
from functools import singledispatch

@singledispatch
def f(x): return "object"

f.register(Mapping, lambda x: "mapping")
f.register(Sequence, lambda x: "sequence")
f.register(list, lambda x: "list")
print(f({}), f(()), f([]), f("a"), f(5), f({1}))  # expect: mapping sequence list sequence object object

class Mine: pass

print(f(Mine()))  # expect: object
Mapping.register(Mine)
print(f(Mine()))  # expect: mapping

from collections.abc import Iterable, Sized
from functools import singledispatch

@singledispatch
def f(x): pass

f.register(Sized, len)
f.register(Iterable, list)
try:
    f(())
except RuntimeError as e:
    print(str(e)[:18])  # expect: Ambiguous dispatch

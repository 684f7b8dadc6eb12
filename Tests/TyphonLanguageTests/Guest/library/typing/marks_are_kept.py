# skip-oracle
from typing import final, override, no_type_check, overload, get_overloads, cast, assert_type, get_type_hints

@final
class A:
    @override
    def f(self): pass

@overload
def g(x: int) -> int: ...
@overload
def g(x: str) -> str: ...
def g(x): return x

@no_type_check
def h(x: "no type at all"): pass

print(A.__final__, A.f.__override__, g(3), len(get_overloads(g)), get_type_hints(h), cast(int, "x"), assert_type(1, int))  # expect: True True 3 2 {} x 1
@overload
def alone(x): ...
alone(1)  # expect error: NotImplementedError: You should not call an overloaded function. A series of @overload-decorated functions outside a stub module should always be followed by an implementation that is not @overload-ed.

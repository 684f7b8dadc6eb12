from functools import singledispatch

@singledispatch
def kind(x): return "other"

@kind.register
def _(x: int | float): return "number"

@kind.register
def _(x: "str"): return "text"

print(kind(1), kind(1.5), kind("a"), kind(1j))  # expect: number number text other

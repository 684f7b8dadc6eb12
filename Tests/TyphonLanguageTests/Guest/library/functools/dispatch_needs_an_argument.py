from functools import singledispatch

@singledispatch
def f(x): pass

f()  # expect error: TypeError: f requires at least 1 positional argument

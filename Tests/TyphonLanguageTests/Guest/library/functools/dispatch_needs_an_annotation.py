from functools import singledispatch

@singledispatch
def f(x): pass

try:
    f.register(5)
except TypeError as e:
    print(e)  # expect: Invalid first argument to `register()`: 5. Use either `@register(some_class)` or plain `@register` on an annotated function.
try:
    f.register(5, len)
except TypeError as e:
    print(e)  # expect: Invalid first argument to `register()`. 5 is not a class or union type.

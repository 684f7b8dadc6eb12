def bind(*args, **kwargs):
    return lambda: (args, kwargs)

print(bind(1, 2, a=3)())  # expect: ((1, 2), {'a': 3})

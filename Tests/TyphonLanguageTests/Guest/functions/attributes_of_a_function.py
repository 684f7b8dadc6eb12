def f(a, b=1):
    """What it does."""

f.note = 5
print(f.__name__, f.__doc__, f.note, f.__defaults__, f.__qualname__, f.__module__)  # expect: f What it does. 5 (1,) f __main__

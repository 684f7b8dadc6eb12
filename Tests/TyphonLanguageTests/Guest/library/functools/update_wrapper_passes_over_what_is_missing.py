from functools import update_wrapper

class Callable:
    attribute = 1
    def __init__(self): self.own = 2

def f(): pass

update_wrapper(f, Callable())
print(f.__name__, f.own, hasattr(f, "attribute"))  # expect: f 2 False

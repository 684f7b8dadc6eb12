# skip-oracle
from transaction import atomic, is_atomic

def g():
    with atomic:
        yield is_atomic()
    yield is_atomic()

it = g()
print(next(it), is_atomic())  # expect: True True
print(next(it), is_atomic())  # expect: False False

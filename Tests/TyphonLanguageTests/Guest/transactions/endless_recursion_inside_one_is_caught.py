# skip-oracle
from transaction import atomic, is_atomic

def f():
    return f()

try:
    with atomic:
        f()
except RecursionError:
    print("caught", is_atomic())  # expect: caught False

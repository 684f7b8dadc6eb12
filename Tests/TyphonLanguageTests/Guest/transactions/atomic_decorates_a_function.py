# skip-oracle
from transaction import atomic, is_atomic

@atomic
def f(a, b=2):
    return a + b, is_atomic()

print(f(1), f(1, b=5), f.__name__, is_atomic())  # expect: (3, True) (6, True) f False

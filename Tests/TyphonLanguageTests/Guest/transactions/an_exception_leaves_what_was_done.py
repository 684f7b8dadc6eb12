# skip-oracle
from transaction import atomic, is_atomic

xs = []
try:
    with atomic:
        xs.append(1)
        1 / 0
except ZeroDivisionError:
    print(xs, is_atomic())  # expect: [1] False

# skip-oracle
from transaction import atomic

with atomic:
    print("written")  # expect: written
    1 / 0  # expect error: ZeroDivisionError: division by zero

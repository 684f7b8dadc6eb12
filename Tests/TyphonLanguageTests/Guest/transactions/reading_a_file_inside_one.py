# skip-oracle
from transaction import atomic, is_atomic

with atomic:
    with open("/dev/null") as f:
        print(repr(f.read()), is_atomic())  # expect: '' True

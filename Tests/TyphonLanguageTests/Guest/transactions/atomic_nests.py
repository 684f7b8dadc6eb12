# skip-oracle
from transaction import atomic, is_atomic

with atomic:
    with atomic:
        print(is_atomic())  # expect: True
    print(is_atomic())  # expect: True
print(is_atomic())  # expect: False

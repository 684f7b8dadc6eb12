# skip-oracle
from transaction import atomic, is_atomic

print(is_atomic())  # expect: False
with atomic:
    print(is_atomic())  # expect: True
print(is_atomic())  # expect: False

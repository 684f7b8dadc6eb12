# skip-oracle
from transaction import atomic, irrevocable

irrevocable()
n = 0
with atomic:
    n += 1
    irrevocable()
    n += 1
print(n)  # expect: 2

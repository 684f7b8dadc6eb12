# skip-oracle
from transaction import atomic

with atomic:
    import math
    print(eval("math.floor(2.5)"))  # expect: 2

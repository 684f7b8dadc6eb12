# skip-oracle
from transaction import atomic

with atomic:
    print("inside")  # expect: inside
print("after")  # expect: after

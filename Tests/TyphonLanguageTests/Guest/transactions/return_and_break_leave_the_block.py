# skip-oracle
from transaction import atomic, is_atomic

def f():
    with atomic:
        return is_atomic()

for i in range(3):
    with atomic:
        if i == 1:
            break
print(f(), i, is_atomic())  # expect: True 1 False

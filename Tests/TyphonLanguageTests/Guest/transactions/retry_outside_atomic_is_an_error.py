# skip-oracle
from transaction import retry

try:
    retry()
except RuntimeError as e:
    print("RuntimeError")  # expect: RuntimeError

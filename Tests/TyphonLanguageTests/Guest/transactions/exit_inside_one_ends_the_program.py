# skip-oracle
import sys
from transaction import atomic

with atomic:
    print("last words")  # expect: last words
    sys.exit(0)

# skip-oracle
from transaction import atomic, hint_commit_soon, is_atomic

print(hint_commit_soon())  # expect: None
with atomic:
    hint_commit_soon()
    print(is_atomic())  # expect: True

# skip-oracle
import transaction

try:
    with transaction.atomic:
        transaction.retry()
except transaction.Deadlock:
    print("Deadlock", transaction.is_atomic())  # expect: Deadlock False

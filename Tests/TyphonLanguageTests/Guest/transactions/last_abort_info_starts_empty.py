# skip-oracle
import transaction

print(transaction.last_abort_info())  # expect: None

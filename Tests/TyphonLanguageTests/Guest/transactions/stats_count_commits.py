# skip-oracle
import transaction

print("commits" in str(transaction.stats()))  # expect: True

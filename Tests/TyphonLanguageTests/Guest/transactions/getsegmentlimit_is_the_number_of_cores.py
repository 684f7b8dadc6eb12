# skip-oracle
import os
import transaction

print(transaction.getsegmentlimit() >= 1, isinstance(transaction.getsegmentlimit(), int))  # expect: True True

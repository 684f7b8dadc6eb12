# skip-oracle
import __pypy__.thread
import pypystm
import transaction
from __pypy__.thread import atomic, last_abort_info

print(pypystm.atomic is transaction.atomic, atomic is transaction.atomic)  # expect: True True
print(last_abort_info(), __pypy__.thread.is_atomic())  # expect: None False

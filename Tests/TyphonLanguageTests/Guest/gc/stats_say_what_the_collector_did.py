# skip-oracle
import gc

before = gc.stats()
gc.collect()
print(bool(before), str(before) != str(gc.stats()))  # expect: True True

# skip-oracle
from transaction import atomic

print("one")  # expect: one
with atomic:
    print("two")  # expect: two
    print("three")  # expect: three
print("four")  # expect: four

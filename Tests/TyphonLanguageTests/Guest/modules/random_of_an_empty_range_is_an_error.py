import random

try:
    random.choice([])
except IndexError as e:
    print(e)  # expect: Cannot choose from an empty sequence
random.randrange(0)  # expect error: ValueError: empty range for randrange()

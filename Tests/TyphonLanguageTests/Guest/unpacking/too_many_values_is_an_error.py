try:
    a, b = range(5)
except ValueError as e:
    print(e)  # expect: too many values to unpack (expected 2)
a, *b, c = [1]  # expect error: ValueError: not enough values to unpack (expected at least 2, got 1)

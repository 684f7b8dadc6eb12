try:
    range(1.5)
except TypeError as e:
    print(e)  # expect: 'float' object cannot be interpreted as an integer
range(1, 2, 0)  # expect error: ValueError: range() arg 3 must not be zero

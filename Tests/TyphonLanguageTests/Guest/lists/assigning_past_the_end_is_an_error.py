xs = []
try:
    xs["a"]
except TypeError as e:
    print(e)  # expect: list indices must be integers or slices, not str
xs[0] = 1  # expect error: IndexError: list assignment index out of range

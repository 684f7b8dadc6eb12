def f():
    import math
    return math.floor(1.5)

print(f(), "math" in globals())  # expect: 1 False

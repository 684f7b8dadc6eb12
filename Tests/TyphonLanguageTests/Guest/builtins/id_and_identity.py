a = []
b = a
print(a is b, a is not [], id(a) == id(b), None is None, () == ())  # expect: True True True True True

print(isinstance(1, int), isinstance(1, (str, int)), isinstance("a", int | str), issubclass(bool, int))  # expect: True True True True
isinstance(1, 5)  # expect error: TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union

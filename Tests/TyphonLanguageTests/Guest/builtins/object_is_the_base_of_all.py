o = object()
print(isinstance(o, object), issubclass(int, object), o == o, o == object(), int.__mro__)  # expect: True True True False (<class 'int'>, <class 'object'>)
o.x = 1  # expect error: AttributeError: 'object' object has no attribute 'x'

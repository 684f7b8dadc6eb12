(5).x = 1  # expect error: AttributeError: 'int' object has no attribute 'x'

try:
    raise ValueError
except ValueError as e:
    pass
e  # expect error: NameError: name 'e' is not defined

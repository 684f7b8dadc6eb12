x = 1
del x
try:
    x
except NameError as e:
    print(e)  # expect: name 'x' is not defined
del x  # expect error: NameError: name 'x' is not defined

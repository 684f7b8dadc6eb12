def f(*args): pass

try:
    f(*5)
except TypeError as e:
    print(e)  # expect: __main__.f() argument after * must be an iterable, not int
f(**5)  # expect error: TypeError: __main__.f() argument after ** must be a mapping, not int

try:
    from math import no_such_name
except ImportError as e:
    print(str(e).startswith("cannot import name 'no_such_name' from 'math'"))  # expect: True

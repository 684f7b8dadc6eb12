try:
    raise ValueError
except ValueError as e:
    print(repr(e))  # expect: ValueError()
raise 5  # expect error: TypeError: exceptions must derive from BaseException

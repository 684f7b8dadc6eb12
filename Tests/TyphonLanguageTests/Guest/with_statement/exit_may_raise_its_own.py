class M:
    def __enter__(self): pass
    def __exit__(self, *d): raise ValueError("from exit")

try:
    with M():
        1 / 0
except ValueError as e:
    print(e, repr(e.__context__))  # expect: from exit ZeroDivisionError('division by zero')

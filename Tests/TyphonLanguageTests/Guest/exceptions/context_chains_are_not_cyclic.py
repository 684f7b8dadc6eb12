def f():
    try:
        raise ValueError(1)
    except ValueError as a:
        try:
            raise KeyError(2)
        except KeyError as b:
            raise a

try:
    f()
except ValueError as e:
    print(repr(e), repr(e.__context__), e.__context__.__context__)  # expect: ValueError(1) KeyError(2) None

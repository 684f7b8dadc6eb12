try:
    try:
        {}["k"]
    except KeyError as e:
        raise ValueError("bad") from e
except ValueError as e:
    print(repr(e.__cause__), e.__suppress_context__, e.__context__ is e.__cause__)  # expect: KeyError('k') True True

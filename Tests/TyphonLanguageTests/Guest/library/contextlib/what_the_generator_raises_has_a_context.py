from contextlib import contextmanager

@contextmanager
def translate():
    try:
        yield
    except KeyError as error:
        raise ValueError("bad") from error

try:
    with translate():
        raise KeyError("k")
except ValueError as error:
    print(repr(error), repr(error.__cause__), repr(error.__context__))  # expect: ValueError('bad') KeyError('k') KeyError('k')

from contextlib import contextmanager

@contextmanager
def never():
    if False:
        yield

@contextmanager
def twice():
    yield
    yield

@contextmanager
def again():
    try:
        yield
    except ValueError:
        yield

def message(manager, error=None):
    try:
        with manager:
            if error:
                raise error
    except RuntimeError as found:
        return str(found)

print(message(never()), "/", message(twice()), "/", message(again(), ValueError()))  # expect: generator didn't yield / generator didn't stop / generator didn't stop after throw()

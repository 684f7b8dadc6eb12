from contextlib import contextmanager

@contextmanager
def plain():
    yield

for error in (StopIteration("s"), RuntimeError("r"), StopAsyncIteration("a"), GeneratorExit("g")):
    try:
        with plain():
            raise error
    except BaseException as found:
        last = found is error
        if not last:
            break
print(last)  # expect: True

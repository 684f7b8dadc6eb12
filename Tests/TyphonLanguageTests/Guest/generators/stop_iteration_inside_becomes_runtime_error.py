def g():
    yield 1
    raise StopIteration

try:
    list(g())
except RuntimeError as e:
    print(e, type(e.__cause__).__name__)  # expect: generator raised StopIteration StopIteration

def g():
    yield

g().send(1)  # expect error: TypeError: can't send non-None value to a just-started generator

def g():
    yield 1
    yield 2

it = g()
print(next(it), next(it), next(it, "end"), list(g()))  # expect: 1 2 end [1, 2]
next(it)  # expect error: StopIteration

def g():
    yield from "ab"
    yield from [1, 2]
    yield from range(2)

print(list(g()))  # expect: ['a', 'b', 1, 2, 0, 1]

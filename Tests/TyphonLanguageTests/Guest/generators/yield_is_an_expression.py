def g():
    x = (yield 1) or "default"
    print(x, (yield 2))

it = g()
next(it)
next(it)
next(it, None)  # expect: default None

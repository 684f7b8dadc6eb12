def g():
    print("start")
    yield
    print("end")

it = g()
print("created")  # expect: created
next(it)  # expect: start
next(it, None)  # expect: end

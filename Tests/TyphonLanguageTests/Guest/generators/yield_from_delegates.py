def inner():
    got = yield "a"
    print("got", got)
    return "result"

def outer():
    result = yield from inner()
    yield result

it = outer()
print(next(it))  # expect: a
print(it.send("x"))
# expect: got x
# expect: result

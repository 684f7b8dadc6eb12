def echo():
    got = None
    while True:
        got = yield got

it = echo()
next(it)
print(it.send("a"), it.send(2), next(it))  # expect: a 2 None

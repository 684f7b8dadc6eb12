def g():
    got = yield "first"
    return got

a = g()
print(next(a))  # expect: first
try:
    a.send("answer")
except StopIteration as end:
    print(end.value)  # expect: answer
try:
    next(a)
except StopIteration as end:
    print(end.value)  # expect: None
print(next(a, "default"))  # expect: default

def outer():
    b = g()
    next(b)
    try:
        b.__next__()
    except StopIteration:
        yield "ended"

print(list(outer()))  # expect: ['ended']

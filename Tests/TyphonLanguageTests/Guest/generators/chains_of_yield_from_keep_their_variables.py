log = []

def leaf(count):
    for i in range(count):
        try:
            got = yield i
            if got:
                yield got
        except KeyError as error:
            yield str(error)
    return count

def middle(count, tag):
    names = [tag]
    try:
        names.append((yield from leaf(count)))
        yield names
    finally:
        names.append("left")
        log.append(names)

def top(depth):
    mine = [depth] * 2
    if depth:
        yield from top(depth - 1)
    else:
        yield from middle(2, "a")
        yield from middle(1, "b")
    assert mine == [depth] * 2

print(list(top(5)))  # expect: [0, 1, ['a', 2, 'left'], 0, ['b', 1, 'left']]
print(log)  # expect: [['a', 2, 'left'], ['b', 1, 'left']]

log.clear()
g = top(4)
print(next(g), g.send("sent"), next(g))  # expect: 0 sent 1
print(g.throw(KeyError("k")), next(g))  # expect: 'k' ['a', 2]
g.close()
print(log)  # expect: [['a', 2, 'left']]

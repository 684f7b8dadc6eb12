def g():
    for pair in [(1, 2), (3, 4)]:
        row = [pair[0], (yield "a"), f"{(yield 'b')}-{pair[1]}"]
        try:
            total = sum([len(row), (yield "c")], start=(yield "d"))
        except ValueError as error:
            total = str(error) + str((yield "e"))
        yield row, total

def drive(answers):
    it = g()
    out = [next(it)]
    for answer in answers:
        out.append(it.throw(answer) if isinstance(answer, ValueError) else it.send(answer))
    return out

print(drive([10, 20, 30, 40]))  # expect: ['a', 'b', 'c', 'd', ([1, 10, '20-2'], 73)]
print(drive([1, 2, ValueError("no"), 5, None]))  # expect: ['a', 'b', 'c', 'e', ([1, 1, '2-2'], 'no5'), 'a']

def inner(label):
    got = yield label
    return label + str(got)

def outer(names):
    return (yield from collect(names))

def collect(names):
    parts = []
    for index, name in enumerate(names):
        parts.append((index, (yield from inner(name)), (yield name * 2)))
    return parts

def run(names):
    it = outer(names)
    seen = [next(it)]
    try:
        while True:
            seen.append(it.send(len(seen)))
    except StopIteration as stop:
        return seen, stop.value

print(run("xy"))  # expect: (['x', 'xx', 'y', 'yy'], [(0, 'x1', 2), (1, 'y3', 4)])

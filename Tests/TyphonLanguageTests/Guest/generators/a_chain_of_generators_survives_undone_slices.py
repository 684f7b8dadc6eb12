def walk(depth):
    if depth:
        yield from walk(depth - 1)
        yield depth
        yield from walk(depth - 1)
def fail(depth):
    yield depth
    if depth: yield from fail(depth - 1)
    else: raise ValueError("deep")
for _ in range(20):
    items = list(walk(6))
    total = 0
    for x in walk(7): total += x
    seen = []
    try:
        for x in fail(8): seen.append(x)
    except ValueError as e: seen.append(str(e))
    calls = [len([x for x in walk(3)]) for _ in range(5)]
print(len(items), total, seen, calls)  # expect: 63 247 [8, 7, 6, 5, 4, 3, 2, 1, 0, 'deep'] [7, 7, 7, 7, 7]

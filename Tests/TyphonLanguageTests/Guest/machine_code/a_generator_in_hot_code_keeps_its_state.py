def count(n):
    i = 0
    while i < n:
        received = yield i
        i += received or 1
def both(n):
    yield from count(n)
    return "end"
def collect(n):
    result = []
    for x in both(n): result.append(x)
    return result
print(sum(collect(3000)))  # expect: 4498500
g = count(100000)
print(next(g), sum(g.send(2) for _ in range(2000)))  # expect: 0 4002000
def nested(n):
    return sum(x * y for x in range(n) for y in (1, 2.5))
print(nested(2000))  # expect: 6996500.0

log = []

def n(x):
    log.append(x)
    return x

d = {}
d[n("key")] = n(1) + n(2) * n(3)
n(4) if n(0) else n(5)
print(log, d)  # expect: [1, 2, 3, 'key', 0, 5] {'key': 7}

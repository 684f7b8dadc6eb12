def leaf(n):
    yield n
    return n * 10

def branch():
    a = yield from leaf(1)
    b = yield from leaf(2)
    return a + b

def root():
    result = yield from branch()
    print("result", result)

print(list(root()))
# expect: result 30
# expect: [1, 2]

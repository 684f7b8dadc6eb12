def g(n):
    while True:
        n += 1
        yield n

gs = [g(i) for i in range(1000)]
print(sum(next(x) for x in gs), sum(next(x) for x in reversed(gs)))  # expect: 500500 501500

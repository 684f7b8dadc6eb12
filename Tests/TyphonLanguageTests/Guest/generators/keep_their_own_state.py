def count(n):
    while n:
        yield n
        n -= 1

a, b = count(3), count(3)
print(next(a), next(a), next(b), list(zip(a, b)))  # expect: 3 2 3 [(1, 2)]

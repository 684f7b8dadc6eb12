class C:
    n = 3
    xs = [i for i in range(n)]

print(C.xs)  # expect: [0, 1, 2]

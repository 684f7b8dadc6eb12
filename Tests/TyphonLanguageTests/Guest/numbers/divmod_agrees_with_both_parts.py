for a in (7, -7, 10 ** 25, -10 ** 25):
    for b in (3, -3, 10 ** 19, -10 ** 19):
        q, r = divmod(a, b)
        assert q * b + r == a and (q, r) == (a // b, a % b), (a, b)
print(divmod(-7, 2), divmod(7.0, -2))  # expect: (-4, 1) (-4.0, -1.0)

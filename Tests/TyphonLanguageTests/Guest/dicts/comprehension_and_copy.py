d = {n: n * n for n in range(4) if n % 2}
e = d.copy()
e[9] = 81
print(d, e)  # expect: {1: 1, 3: 9} {1: 1, 3: 9, 9: 81}
d.clear()
print(d, bool(d), bool(e))  # expect: {} False True

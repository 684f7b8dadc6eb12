n = 2 ** 53
print(n + 1 == float(n), n + 1 > float(n), float(n) < n + 1)  # expect: False True True
print(10 ** 400 > 1e308, -10 ** 400 < -1e308, 1 == 1.0)  # expect: True True True
print(hash(1) == hash(1.0), hash(2 ** 100) == hash(2.0 ** 100))  # expect: True True

inf, nan = float("inf"), float("nan")
print(inf, -inf, nan, -0.0, 0.0 == -0.0)  # expect: inf -inf nan -0.0 True
print(nan == nan, nan != nan, nan < 1, inf > 10 ** 400)  # expect: False True False True
print(inf - inf, inf * 0, 1e308 * 10)  # expect: nan nan inf

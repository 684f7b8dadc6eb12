seed = 1
for size in (1, 2, 3, 10, 100, 1000):
    for _ in range(20):
        seed = seed * 6364136223846793005 + 1442695040888963407 & (1 << 64) - 1
        a = (seed * 0x9E3779B97F4A7C15) ** size >> 7
        b = -(seed | 1) ** (size // 2 + 1)
        q, r = divmod(a, b)
        assert q * b + r == a and b < r <= 0
        assert (a + b) * (a - b) == a * a - b * b
        assert (a ^ b) == (a | b) - (a & b) and ~a == -a - 1
        assert (a << 77) >> 77 == a and (b >> 3) == b // 8
        assert hash(a) == hash(a + b - b) and (a > b) != (a <= b)
print("all hold")  # expect: all hold

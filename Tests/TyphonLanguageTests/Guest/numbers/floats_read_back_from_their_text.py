seed = 12345
for _ in range(2000):
    seed = seed * 6364136223846793005 + 1442695040888963407 & (1 << 64) - 1
    f = (seed >> 11) * 2.0 ** (seed % 2000 - 1060)
    assert float(repr(f)) == f and float(str(-f)) == -f, f
print("all read back")  # expect: all read back

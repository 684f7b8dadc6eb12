"""Float arithmetic in comprehensions: the largest singular value of an infinite matrix."""
import math
import sys


def element(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def times(vector):
    return [sum([element(i, j) * x for j, x in enumerate(vector)]) for i in range(len(vector))]


def times_transposed(vector):
    return [sum([element(j, i) * x for j, x in enumerate(vector)]) for i in range(len(vector))]


def norm(size):
    u = [1.0] * size
    for _ in range(10):
        v = times_transposed(times(u))
        u = times_transposed(times(v))
    uv = vv = 0.0
    for a, b in zip(u, v):
        uv += a * b
        vv += b * b
    return math.sqrt(uv / vv)


def main(size=330):
    result = norm(size)
    assert 1.27 < result < 1.2742242, result
    if size == 100:
        assert "%.9f" % result == "1.274219991", result
    print("checksum spectral_norm", size, "%.9f" % result)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))

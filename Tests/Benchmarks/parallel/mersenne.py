"""Mersenne primes by Lucas-Lehmer on big integers; badly balanced on purpose."""
from pool import Measured, Pool, run

try:
    from transaction import atomic
except ImportError:
    from transaction_shim import atomic

CHUNK = 50
EXPONENTS = [2, 3, 5, 7, 13, 17, 19, 31, 61, 89, 107, 127, 521, 607, 1279, 2203, 2281, 3217, 4253, 4423]


class Shared:
    def __init__(self):
        self.count = 0
        self.exponents = set()


def is_prime(n):
    divisor = 2
    while divisor * divisor <= n:
        if n % divisor == 0:
            return False
        divisor += 1
    return n > 1


def is_mersenne_prime(exponent):
    if exponent == 2:
        return True
    number = (1 << exponent) - 1
    s = 4
    for _ in range(exponent - 2):
        s = s * s - 2
        s = (s & number) + (s >> exponent)
        if s >= number:
            s -= number
    return s == 0


def work(shared, exponents):
    for exponent in exponents:
        with atomic:
            if is_prime(exponent) and is_mersenne_prime(exponent):
                shared.count += 1
                shared.exponents.add(exponent)


def main(threads, size):
    shared = Shared()
    with Measured(), Pool(threads) as pool:
        starts = range(2, size + 1, CHUNK)
        futures = [pool.submit(work, shared, range(start, min(start + CHUNK, size + 1))) for start in starts]
        for future in futures:
            future.result()
    found = sorted(shared.exponents)
    assert shared.count == len(found) and found == [n for n in EXPONENTS if n <= size], found
    return "mersenne", size, shared.count


run(main, 3300)

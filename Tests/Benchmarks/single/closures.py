"""Closures, nonlocal cells, lambdas and function values."""
import sys


def counter(step):
    value = 0

    def advance():
        nonlocal value
        value += step
        return value
    return advance


def adder(n):
    return lambda x: x + n


def compose(*functions):
    def composed(x):
        for function in functions:
            x = function(x)
        return x
    return composed


def church(n):
    """The number n as a function that applies f n times."""
    def numeral(f):
        def repeated(x):
            for _ in range(n):
                x = f(x)
            return x
        return repeated
    return numeral


def memoized(function):
    known = {}

    def wrapper(n):
        if n not in known:
            known[n] = function(n)
        return known[n]
    return wrapper


def partition_counter(limit):
    @memoized
    def ways(n):
        return 1 if n < 2 else (ways(n - 1) + ways(n - 2)) % limit
    return ways


def one_round():
    advance = counter(3)
    for _ in range(300):
        advance()
    chain = compose(*[adder(i) for i in range(20)])
    total = 0
    for x in range(40):
        total += chain(x)
    total += church(20)(church(20)(lambda x: x + 1))(0)
    total += sum(map(lambda x: x * 2, filter(lambda x: x % 3 == 0, range(300))))
    return advance() + total + partition_counter(1009)(100)


def main(size=3500):
    value = one_round()
    assert value == 903 + (40 * 190 + 780) + 400 + 29700 + fibonacci_modulo(101, 1009), value
    total = sum(one_round() for _ in range(size))
    assert total == size * value, total
    print("checksum closures", size, total)


def fibonacci_modulo(n, limit):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, (a + b) % limit
    return a


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))

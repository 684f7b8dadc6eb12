"""Calls: the doubly recursive Fibonacci function."""
import sys


def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


def fib_by_loop(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


def main(size=33):
    result = fib(size)
    assert result == fib_by_loop(size), result
    print("checksum fib", size, result)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))

"""Exceptions: raised, caught, passed through finally, chained, and not raised at all."""
import sys


class Rejected(Exception):
    def __init__(self, value):
        super().__init__("rejected", value)
        self.value = value


class Divisible(Rejected):
    pass


def refuse(n):
    if n % 15 == 0:
        raise Divisible(n)
    if n % 3 == 0:
        raise Rejected(n)
    return n


def through_finally(n, log):
    try:
        return refuse(n)
    finally:
        log[0] += 1


def deep(n, depth):
    if depth == 0:
        return refuse(n)
    return deep(n, depth - 1)


def chained(n):
    try:
        return {}[n]
    except KeyError as missing:
        raise Rejected(n) from missing


def look_up(table, keys):
    misses = 0
    for key in keys:
        try:
            table[key]
        except KeyError:
            misses += 1
    return misses


def never_raises(values):
    total = 0
    for value in values:
        try:
            total += value
        except TypeError:
            total -= 1
    return total


def count(n, log):
    try:
        through_finally(n, log)
        deep(n, 5)
    except Divisible as error:
        return error.value
    except Rejected:
        return 1
    else:
        return 0


def one_round(limit):
    log = [0]
    total = 0
    for n in range(limit):
        total += count(n, log)
    assert log[0] == limit
    for n in range(limit // 4):
        try:
            chained(n)
        except Rejected as error:
            assert error.__cause__.args == (n,)
            total += error.value
    total += look_up({n: n for n in range(0, limit, 2)}, range(limit))
    return total + never_raises(range(limit))


def expected(limit):
    fifteens = range(0, limit, 15)
    threes = (limit + 2) // 3 - len(fifteens)
    quarter = limit // 4
    return sum(fifteens) + threes + sum(range(quarter)) + limit // 2 + sum(range(limit))


def main(size=450):
    limit = 1000
    total = sum(one_round(limit) for _ in range(size))
    assert total == size * expected(limit), (total, expected(limit))
    print("checksum exceptions", size, total)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))

"""Sets: a sieve, membership, algebra, frozen sets as keys, graph search."""
import sys


def sieve(limit):
    candidates = set(range(2, limit))
    for n in range(2, int(limit ** 0.5) + 1):
        if n in candidates:
            candidates -= set(range(n * n, limit, n))
    return candidates


def neighbours(node, limit):
    return {(node * 3 + 1) % limit, (node * 7 + 2) % limit, (node + 11) % limit}


def reachable(start, limit):
    seen = {start}
    frontier = {start}
    while frontier:
        following = set()
        for node in frontier:
            following |= neighbours(node, limit)
        frontier = following - seen
        seen |= frontier
    return seen


def algebra(a, b):
    assert a | b == b | a and (a & b) <= a and a - b == a - (a & b)
    assert (a ^ b) == (a | b) - (a & b)
    assert (a & b).isdisjoint(a - b)
    return len(a | b) + len(a & b) + len(a ^ b)


def signatures(limit):
    classes = {}
    for n in range(limit):
        classes.setdefault(frozenset(str(n)), set()).add(n)
    return len(classes)


def toggle(values):
    state = set()
    for v in values:
        if v in state:
            state.remove(v)
        else:
            state.add(v)
    return len(state)


def one_round():
    primes = sieve(5000)
    assert len(primes) == 669
    seen = reachable(1, 2003)
    assert len(seen) == 2003
    squares = {n * n for n in range(100)}
    return (len(primes) + len(seen) + algebra(primes, squares) + algebra(seen, primes)
            + signatures(1500) + toggle([n * n % 1009 for n in range(6000)]))


def main(size=150):
    first = one_round()
    assert first == 9251, first
    total = first + sum(one_round() for _ in range(size - 1))
    assert total == size * first
    print("checksum set_mix", size, total)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))

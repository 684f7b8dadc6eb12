"""Generators: pipelines, send, yield from, and a round of coroutines."""
import sys


def numbers(limit):
    n = 0
    while n < limit:
        yield n
        n += 1


def squares(source):
    for n in source:
        yield n * n


def keep_odd(source):
    return (n for n in source if n & 1)


def running_total():
    total = 0
    while True:
        total += yield total


def walk(tree):
    if tree is not None:
        left, value, right = tree
        yield from walk(left)
        yield value
        yield from walk(right)


def build(low, high):
    if low >= high:
        return None
    middle = (low + high) // 2
    return build(low, middle), middle, build(middle + 1, high)


def worker(turns, log):
    for turn in range(turns):
        log.append(turn)
        yield


def take_turns(tasks):
    while tasks:
        still_alive = []
        for task in tasks:
            try:
                next(task)
            except StopIteration:
                continue
            still_alive.append(task)
        tasks = still_alive


def one_round(limit):
    total = sum(keep_odd(squares(numbers(limit))))
    summing = running_total()
    next(summing)
    for n in range(limit):
        last = summing.send(n)
    summing.close()
    in_order = list(walk(build(0, limit)))
    assert in_order == list(range(limit))
    log = []
    take_turns([worker(limit // 10, log) for _ in range(10)])
    return total + last + len(log)


def main(size=1700):
    limit = 500
    odd_squares = sum(n * n for n in range(1, limit, 2))
    expected = odd_squares + limit * (limit - 1) // 2 + limit
    total = 0
    for _ in range(size):
        total += one_round(limit)
    assert total == size * expected, total
    print("checksum generators", size, total)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))

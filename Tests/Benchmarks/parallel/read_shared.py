"""All threads read one shared structure, a dict, lists and linked objects, and write nothing that others see."""
from pool import Measured, run, run_threads, share

LENGTH = 1000


class Link:
    def __init__(self, value, following):
        self.value = value
        self.following = following


class Shared:
    def __init__(self):
        self.table = {n: n * n % 1009 for n in range(LENGTH)}
        self.rows = [[n + i for i in range(10)] for n in range(LENGTH // 10)]
        self.chain = None
        for n in range(LENGTH):
            self.chain = Link(n, self.chain)


def look_at_all(shared):
    total = 0
    for n in range(LENGTH):
        total += shared.table[n]
    for row in shared.rows:
        for item in row:
            total += item
    link = shared.chain
    while link is not None:
        total += link.value
        link = link.following
    return total


def main(threads, size):
    shared = Shared()
    once = look_at_all(shared)
    with Measured():
        sums = run_threads(threads, lambda i: sum(look_at_all(shared) for _ in share(size, threads, i)))
    assert sum(sums) == once * size
    return "read_shared", size, once


run(main, 10000)

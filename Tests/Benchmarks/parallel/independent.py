"""Each thread does work of its own, on objects of its own: integers, floats, lists, dicts, instances."""
from pool import Measured, run, run_threads, share

KNOWN = {1000: 553462, 20000: 11063582}


class Walker:
    def __init__(self, seed):
        self.state = seed
        self.steps = 0

    def step(self):
        self.state = (self.state * 1103515245 + 12345) % 2147483648
        self.steps += 1
        return self.state >> 16


def job(n):
    walker = Walker(n)
    counts, items, height = {}, [], 0.0
    for _ in range(200):
        value = walker.step()
        counts[value % 50] = counts.get(value % 50, 0) + 1
        items.append(value % 1000)
        height = height * 0.5 + value % 7
    items.sort()
    assert sum(counts.values()) == walker.steps == len(items)
    return items[100] + len(counts) + int(height)


def main(threads, size):
    with Measured():
        sums = run_threads(threads, lambda i: sum(job(n) for n in share(size, threads, i)))
    total = sum(sums)
    assert KNOWN.get(size, total) == total, total
    return "independent", size, total


run(main, 20000)

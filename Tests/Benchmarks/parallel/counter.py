"""One counter that every thread increments: first in transactions, then not."""
from pool import Measured, run, run_threads, share

try:
    from transaction import atomic
except ImportError:
    from transaction_shim import atomic


class Counter:
    def __init__(self):
        self.n = 0


def add_atomically(counter, times):
    for _ in times:
        with atomic:
            counter.n += 1


def add(counter, times):
    for _ in times:
        counter.n += 1


def main(threads, size):
    safe, unsafe = Counter(), Counter()

    def work(i):
        times = share(size, threads, i)
        add_atomically(safe, times)
        add(unsafe, times)

    with Measured():
        run_threads(threads, work)
    assert safe.n == size, safe.n
    assert size // threads <= unsafe.n <= size or threads > 1, unsafe.n  # updates without protection may be lost
    return "counter", size


run(main, 4000000)

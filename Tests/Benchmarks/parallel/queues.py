"""Producers and consumers over the standard queue, then over the transactional one."""
import queue as standard

from pool import Measured, run, run_threads, share

try:
    from transaction import queue as TransactionalQueue
except ImportError:
    from transaction_shim import queue as TransactionalQueue


def produce(queue, items):
    for n in items:
        queue.put(n)
    queue.put(None)


def consume(queue):
    got = []
    while (n := queue.get()) is not None:
        got.append(n)
    return got


def pass_all(queue, threads, size):
    """Half of the 2 * threads threads put, the others get; all that was got."""
    def work(i):
        if i % 2:
            return consume(queue)
        return produce(queue, share(size, threads, i // 2))

    return [n for got in run_threads(2 * threads, work) if got for n in got]


def main(threads, size):
    with Measured():
        first = pass_all(standard.Queue(), threads, size // 2)
        second = pass_all(TransactionalQueue(), threads, size // 2)
    assert sorted(first) == sorted(second) == list(range(size // 2))
    return "queue", size


run(main, 400000)

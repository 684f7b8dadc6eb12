"""All threads update one list, each its own part."""
from pool import Measured, run, run_threads, share

LENGTH = 10000


def main(threads, size):
    items = [0] * LENGTH

    def work(i):
        mine = share(LENGTH, threads, i)
        for _ in range(size):
            for n in mine:
                items[n] += n

    with Measured():
        run_threads(threads, work)
    assert items == [n * size for n in range(LENGTH)]
    return "list_parts", size


run(main, 4000)

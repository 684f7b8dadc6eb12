"""All threads update one dict, each its own keys."""
from pool import Measured, run, run_threads, share

KEYS = 10000


def main(threads, size):
    table = {n: 0 for n in range(KEYS)}

    def work(i):
        mine = share(KEYS, threads, i)
        for _ in range(size):
            for n in mine:
                table[n] += n

    with Measured():
        run_threads(threads, work)
    assert table == {n: n * size for n in range(KEYS)}
    return "dict_keys", size


run(main, 2000)

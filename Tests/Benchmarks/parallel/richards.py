"""The operating-system simulation: every run builds its own work area and is one transaction."""
import sys

sys.path.insert(0, sys.path[0] + "/../single")
from richards import EXPECTED_HELD, EXPECTED_QUEUED, simulate

sys.path.pop(0)
from pool import Measured, run, run_threads, share

try:
    from transaction import atomic
except ImportError:
    from transaction_shim import atomic


def main(threads, size):
    results = [None] * size

    def work(i):
        for n in share(size, threads, i):
            with atomic:
                results[n] = simulate()

    with Measured():
        run_threads(threads, work)
    assert results == [(EXPECTED_QUEUED, EXPECTED_HELD)] * size
    return "richards", size, EXPECTED_QUEUED, EXPECTED_HELD


run(main, 40)

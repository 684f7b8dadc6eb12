"""The queens puzzle: permutations made serially in chunks, each chunk filtered in one transaction."""
import sys

sys.path.insert(0, sys.path[0] + "/../single")
from nqueens import KNOWN, is_peaceful, permutations

sys.path.pop(0)
from pool import Measured, Pool, run

try:
    from transaction import atomic
except ImportError:
    from transaction_shim import atomic

CHUNK = 2000


def peaceful_ones(chunk):
    with atomic:
        return [queens for queens in chunk if is_peaceful(queens)]


def chunks(items):
    chunk = []
    for item in items:
        chunk.append(item)
        if len(chunk) == CHUNK:
            yield chunk
            chunk = []
    yield chunk


def main(threads, size):
    with Measured(), Pool(threads) as pool:
        futures = [pool.submit(peaceful_ones, chunk) for chunk in chunks(permutations(tuple(range(size))))]
        solutions = [queens for future in futures for queens in future.result()]
    assert size not in KNOWN or len(solutions) == KNOWN[size], len(solutions)
    return "nqueens", size, len(solutions), solutions[0]


run(main, 9)

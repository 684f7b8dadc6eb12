"""Generators and sets: the queens puzzle by trying every permutation."""
import sys

KNOWN = {4: 2, 5: 10, 6: 4, 7: 40, 8: 92, 9: 352}


def permutations(items):
    if not items:
        yield ()
        return
    for i, item in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1:]):
            yield (item,) + rest


def is_peaceful(queens):
    size = len(queens)
    return (len({q + i for i, q in enumerate(queens)}) == size
            and len({q - i for i, q in enumerate(queens)}) == size)


def main(size=9):
    solutions = [queens for queens in permutations(tuple(range(size))) if is_peaceful(queens)]
    assert size not in KNOWN or len(solutions) == KNOWN[size], len(solutions)
    print("checksum nqueens", size, len(solutions), solutions[0])


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))

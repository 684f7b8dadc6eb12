"""Garbage that only a tracing collector frees: rings of objects with large lists, so many gigabytes in all."""
import sys

SLOTS = 1000
RING = 3
BYTES_PER_RING = RING * SLOTS * 8  # the lists alone


class Node:
    def __init__(self, number):
        self.slots = [number] * SLOTS
        self.following = self


def ring(number):
    first = last = Node(number)
    for _ in range(RING - 1):
        node = Node(number)
        last.following = node
        last = node
    last.following = first
    return first


def sum_of(node):
    total = node.slots[-1]
    other = node.following
    while other is not node:
        total += other.slots[0]
        other = other.following
    return total


def main(gigabytes=1):
    rings = int(gigabytes * 10 ** 9) // BYTES_PER_RING
    kept = [ring(n) for n in range(100)]
    for n in range(rings):
        kept[n % 100].slots[0] = n
        made = ring(n)
        if n % 1000 == 0:
            assert sum_of(made) == RING * n
            kept[n // 1000 % 100] = made
    assert all(sum_of(node) >= 0 for node in kept)
    print("checksum cycles", gigabytes, rings)


if __name__ == "__main__":
    main(*map(float, sys.argv[1:]))

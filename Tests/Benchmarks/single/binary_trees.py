"""Allocation: many short-lived binary trees beside a long-lived one."""
import sys


class Node:
    __slots__ = ("left", "right")

    def __init__(self, left, right):
        self.left = left
        self.right = right


def grow(depth):
    if depth == 0:
        return Node(None, None)
    return Node(grow(depth - 1), grow(depth - 1))


def count(node):
    if node.left is None:
        return 1
    return 1 + count(node.left) + count(node.right)


def full_size(depth):
    return 2 ** (depth + 1) - 1


def main(size=14):
    assert count(grow(size + 1)) == full_size(size + 1)
    long_lived = grow(size)
    total = 0
    for depth in range(4, size + 1, 2):
        trees = 2 ** (size - depth + 4)
        nodes = sum(count(grow(depth)) for _ in range(trees))
        assert nodes == trees * full_size(depth), nodes
        total += nodes
    assert count(long_lived) == full_size(size)
    print("checksum binary_trees", size, total)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))

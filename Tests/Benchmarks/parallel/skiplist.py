"""A skip list whose height and length are a hot spot on purpose; every operation is one transaction."""
import random

from pool import Measured, Pool, run, share

try:
    from transaction import atomic
except ImportError:
    from transaction_shim import atomic

LEVELS = 20
PRELOAD = 1000
KEYS = 1000000


class Node:
    def __init__(self, key, height):
        self.key = key
        self.following = [None] * height


class SkipList:
    def __init__(self):
        self.head = Node(0, LEVELS)
        self.height = 1
        self.length = 0

    def path_to(self, key):
        """On each level the last node before `key`, from the lowest level up."""
        path = [self.head] * LEVELS
        node = self.head
        for level in range(self.height - 1, -1, -1):
            after = node.following[level]
            while after is not None and after.key < key:
                node = after
                after = node.following[level]
            path[level] = node
        return path

    def __contains__(self, key):
        node = self.head
        for level in range(self.height - 1, -1, -1):
            after = node.following[level]
            while after is not None and after.key < key:
                node = after
                after = node.following[level]
            if after is not None and after.key == key:
                return True
        return False

    def insert(self, key, rng):
        path = self.path_to(key)
        after = path[0].following[0]
        if after is not None and after.key == key:
            return False
        node = Node(key, coin_flips(rng))
        for level in range(len(node.following)):
            node.following[level] = path[level].following[level]
            path[level].following[level] = node
        self.height = max(self.height, len(node.following))
        self.length += 1
        return True

    def remove(self, key):
        path = self.path_to(key)
        node = path[0].following[0]
        if node is None or node.key != key:
            return False
        for level in range(len(node.following)):
            path[level].following[level] = node.following[level]
        self.length -= 1
        return True

    def keys(self, level):
        found = []
        node = self.head.following[level]
        while node is not None:
            found.append(node.key)
            node = node.following[level]
        return found


def coin_flips(rng):
    height = 1
    while height < LEVELS and rng.random() < 0.5:
        height += 1
    return height


def check(skips, length):
    lowest = skips.keys(0)
    assert len(lowest) == skips.length == length and lowest == sorted(set(lowest))
    for level in range(1, LEVELS):
        assert set(skips.keys(level)) <= set(skips.keys(level - 1))


def work(skips, seed, operations):
    rng = random.Random(seed)
    grown = 0
    for _ in range(operations):
        key, choice = rng.randrange(1, KEYS + 1), rng.randrange(100)
        with atomic:
            if choice < 98:
                key in skips
            elif choice == 98:
                grown += skips.insert(key, rng)
            else:
                grown -= skips.remove(key)
    return grown


def main(threads, size):
    skips = SkipList()
    rng = random.Random(0)
    before = sum(skips.insert(rng.randrange(1, KEYS + 1), rng) for _ in range(PRELOAD))
    with Measured(), Pool(threads) as pool:
        futures = [pool.submit(work, skips, i + 1, len(share(size, threads, i))) for i in range(threads)]
        grown = sum(future.result() for future in futures)
    check(skips, before + grown)
    return "skiplist", size


run(main, 500000)

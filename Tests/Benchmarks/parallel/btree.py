"""A B-tree that all threads search and a few change; every operation is one transaction."""
import random

from pool import Measured, Pool, run, share

try:
    from transaction import atomic
except ImportError:
    from transaction_shim import atomic

ORDER = 20
LEAST = ORDER // 2
PRELOAD = 1000
KEYS = 10000


class Node:
    def __init__(self, keys, children):
        self.keys = keys
        self.children = children  # empty in a leaf, else one more than keys

    def place(self, key):
        """The index of the first key that is not less than `key`."""
        low, high = 0, len(self.keys)
        while low < high:
            middle = (low + high) // 2
            if self.keys[middle] < key:
                low = middle + 1
            else:
                high = middle
        return low

    def has_at(self, i, key):
        return i < len(self.keys) and self.keys[i] == key


class Tree:
    def __init__(self):
        self.root = Node([], [])

    def __contains__(self, key):
        node = self.root
        while True:
            i = node.place(key)
            if node.has_at(i, key):
                return True
            if not node.children:
                return False
            node = node.children[i]

    def insert(self, key):
        """False when it was there."""
        if not insert_below(self.root, key):
            return False
        if len(self.root.keys) > ORDER:
            root = Node([], [self.root])
            split_child(root, 0)
            self.root = root
        return True

    def remove(self, key):
        """False when it was not there."""
        found = remove_below(self.root, key)
        if not self.root.keys and self.root.children:
            self.root = self.root.children[0]
        return found


def insert_below(node, key):
    i = node.place(key)
    if node.has_at(i, key):
        return False
    if not node.children:
        node.keys.insert(i, key)
        return True
    inserted = insert_below(node.children[i], key)
    if len(node.children[i].keys) > ORDER:
        split_child(node, i)
    return inserted


def split_child(parent, i):
    child = parent.children[i]
    middle = len(child.keys) // 2
    right = Node(child.keys[middle + 1:], child.children[middle + 1:])
    parent.keys.insert(i, child.keys[middle])
    parent.children.insert(i + 1, right)
    del child.keys[middle:]
    del child.children[middle + 1:]


def remove_below(node, key):
    i = node.place(key)
    if not node.children:
        if not node.has_at(i, key):
            return False
        del node.keys[i]
        return True
    if node.has_at(i, key):
        node.keys[i] = remove_greatest(node.children[i])
        found = True
    else:
        found = remove_below(node.children[i], key)
    refill_child(node, i)
    return found


def remove_greatest(node):
    if not node.children:
        return node.keys.pop()
    key = remove_greatest(node.children[-1])
    refill_child(node, len(node.keys))
    return key


def refill_child(parent, i):
    """Repairs a child with too few keys: borrow from a neighbour, or merge with it."""
    if len(parent.children[i].keys) >= LEAST:
        return
    if i > 0 and len(parent.children[i - 1].keys) > LEAST:
        borrow_from_left(parent, i)
    elif i < len(parent.keys) and len(parent.children[i + 1].keys) > LEAST:
        borrow_from_right(parent, i)
    else:
        merge_children(parent, i - 1 if i > 0 else i)


def borrow_from_left(parent, i):
    left, child = parent.children[i - 1], parent.children[i]
    child.keys.insert(0, parent.keys[i - 1])
    parent.keys[i - 1] = left.keys.pop()
    if left.children:
        child.children.insert(0, left.children.pop())


def borrow_from_right(parent, i):
    child, right = parent.children[i], parent.children[i + 1]
    child.keys.append(parent.keys[i])
    parent.keys[i] = right.keys.pop(0)
    if right.children:
        child.children.append(right.children.pop(0))


def merge_children(parent, i):
    left, right = parent.children[i], parent.children.pop(i + 1)
    left.keys.append(parent.keys.pop(i))
    left.keys.extend(right.keys)
    left.children.extend(right.children)


def count_and_check(node, low, high, is_root):
    """The number of keys; every law of the tree holds."""
    assert node.keys == sorted(set(node.keys)) and len(node.keys) <= ORDER
    assert all(low < key < high for key in node.keys)
    assert is_root or len(node.keys) >= LEAST
    if not node.children:
        return len(node.keys)
    assert len(node.children) == len(node.keys) + 1
    bounds = [low, *node.keys, high]
    below = [count_and_check(c, bounds[i], bounds[i + 1], False) for i, c in enumerate(node.children)]
    return len(node.keys) + sum(below)


def work(tree, seed, operations):
    """The number of keys added, less those removed."""
    rng = random.Random(seed)
    grown = 0
    for _ in range(operations):
        key, choice = rng.randrange(1, KEYS + 1), rng.randrange(100)
        with atomic:
            if choice < 98:
                key in tree
            elif choice == 98:
                grown += tree.insert(key)
            else:
                grown -= tree.remove(key)
    return grown


def main(threads, size):
    tree = Tree()
    rng = random.Random(0)
    before = sum(tree.insert(rng.randrange(1, KEYS + 1)) for _ in range(PRELOAD))
    with Measured(), Pool(threads) as pool:
        futures = [pool.submit(work, tree, i + 1, len(share(size, threads, i))) for i in range(threads)]
        grown = sum(future.result() for future in futures)
    assert count_and_check(tree.root, 0, KEYS + 1, True) == before + grown
    return "btree", size


run(main, 800000)

"""Dictionaries: counting, grouping, updating, deleting, iterating, merging."""
import sys


def pseudo_random(count, modulus, seed=12345):
    values = []
    for _ in range(count):
        seed = (seed * 1103515245 + 12345) % 2147483648
        values.append((seed >> 8) % modulus)
    return values


def histogram(values):
    counts = {}
    for v in values:
        counts[v] = counts.get(v, 0) + 1
    return counts


def group(values):
    groups = {}
    for v in values:
        groups.setdefault(v % 97, []).append(v)
    return groups


def string_keys(values):
    names = {}
    for v in values:
        key = "key%d" % (v % 500)
        if key in names:
            names[key] += v
        else:
            names[key] = v
    return names


def tuple_keys(values):
    grid = {}
    for v in values:
        grid[v % 40, v % 25] = v
    return len(grid)


def churn(values):
    window = {}
    for i, v in enumerate(values):
        window[i] = v
        if i >= 100:
            del window[i - 100]
    return sum(window.values())


def merge(counts):
    small = {k: v for k, v in counts.items() if k % 2}
    merged = {**counts, **small}
    merged.update(small)
    total = 0
    for k in merged:
        total += k * merged[k]
    while small:
        total += small.popitem()[1] - 1
    return total


def one_round(values):
    counts = histogram(values)
    assert sum(counts.values()) == len(values)
    groups = group(values)
    assert sum(sum(g) for g in groups.values()) == sum(values)
    names = string_keys(values)
    assert sum(names.values()) == sum(values)
    return merge(counts) + tuple_keys(values) + churn(values) + len(sorted(names))


def main(size=100):
    values = pseudo_random(8000, 1000)
    first = one_round(values)
    assert first == 4013626, first
    total = first + sum(one_round(values) for _ in range(size - 1))
    assert total == size * first
    print("checksum dict_mix", size, total)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))

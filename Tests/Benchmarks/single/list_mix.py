"""Lists: append and pop, slices, sorting, a matrix, a merge sort, a stack and a queue."""
import sys


def pseudo_random(count, modulus, seed=54321):
    values = []
    for _ in range(count):
        seed = (seed * 1103515245 + 12345) % 2147483648
        values.append((seed >> 8) % modulus)
    return values


def merge_sort(values):
    if len(values) < 2:
        return values
    middle = len(values) // 2
    left, right = merge_sort(values[:middle]), merge_sort(values[middle:])
    merged = []
    i = j = 0
    while i < len(left) and j < len(right):
        if left[i] <= right[j]:
            merged.append(left[i])
            i += 1
        else:
            merged.append(right[j])
            j += 1
    return merged + left[i:] + right[j:]


def matrix_product(a, b):
    columns = list(zip(*b))
    return [[sum([x * y for x, y in zip(row, column)]) for column in columns] for row in a]


def bubble(values):
    values = values[:]
    for end in range(len(values) - 1, 0, -1):
        for i in range(end):
            if values[i] > values[i + 1]:
                values[i], values[i + 1] = values[i + 1], values[i]
    return values


def stack_and_queue(values):
    stack, queue = [], []
    total = 0
    for v in values:
        stack.append(v)
        queue.insert(0, v)
        if len(stack) > 20:
            total += stack.pop() - queue.pop()
    return total


def surgery(values):
    values = values[:]
    values[10:20] = [7] * 15
    del values[::3]
    values.extend(values[5:50:5])
    values.reverse()
    values.remove(7)
    return values.index(7) + values.count(7) + len(values)


def one_round(values):
    in_order = sorted(values)
    assert merge_sort(values) == in_order
    assert bubble(values[:60]) == sorted(values[:60])
    by_digit = sorted(values, key=lambda v: (v % 10, -v), reverse=True)
    rows = [values[i:i + 20] for i in range(0, 400, 20)]
    product = matrix_product(rows, rows)
    return (in_order[100] + by_digit[100] + product[3][4] % 1000 + stack_and_queue(values)
            + surgery(values) + max(values) - min(values) + (in_order < by_digit))


def main(size=200):
    values = pseudo_random(1200, 10000)
    first = one_round(values)
    assert first == 10476, first
    total = first + sum(one_round(values) for _ in range(size - 1))
    assert total == size * first
    print("checksum list_mix", size, total)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))

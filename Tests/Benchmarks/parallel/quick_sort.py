"""Quick sort of one shared list, in place: large halves become futures, which return futures."""
import random

from pool import Measured, Pool, run

LARGE = 2000


def partition(items, low, high):
    """Moves what is less than a pivot to the left of it; the pivot's place."""
    middle = (low + high) // 2
    items[middle], items[high] = items[high], items[middle]
    pivot = items[high]
    place = low
    for i in range(low, high):
        item = items[i]
        if item < pivot:
            items[i] = items[place]
            items[place] = item
            place += 1
    items[high] = items[place]
    items[place] = pivot
    return place


def sort(pool, items, low, high):
    """Sorts items[low...high]; the futures that still work on parts of it."""
    futures = []
    while low < high:
        place = partition(items, low, high)
        if place - low > LARGE:
            futures.append(pool.submit(sort, pool, items, low, place - 1))
        else:
            futures += sort(pool, items, low, place - 1)
        low = place + 1
    return futures


def main(threads, size):
    items = list(range(size))
    random.Random(1).shuffle(items)
    with Measured(), Pool(threads) as pool:
        futures = [pool.submit(sort, pool, items, 0, size - 1)]
        while futures:
            futures += futures.pop().result()
    assert items == list(range(size))
    return "quick_sort", size


run(main, 600000)

"""Every thread appends to one list, inserts its own keys into one dict and adds to one set."""
from pool import Measured, run, run_threads, share

PER_ROUND = 250000


def fill(threads, numbers):
    """The three containers, filled with the numbers by so many threads."""
    items, table, members = [], {}, set()

    def work(i):
        for n in share(len(numbers), threads, i):
            items.append(numbers[n])
            table[numbers[n]] = i
            members.add(numbers[n])

    run_threads(threads, work)
    return items, table, members


def main(threads, size):
    starts = range(0, size, PER_ROUND)
    with Measured():
        for start in starts:
            numbers = range(start, min(start + PER_ROUND, size))
            items, table, members = fill(threads, numbers)
            assert len(items) == len(table) == len(members) == len(numbers), "an item was lost"
    assert sorted(items) == sorted(table) == sorted(members) == list(numbers)
    return "append", size


run(main, 2500000)

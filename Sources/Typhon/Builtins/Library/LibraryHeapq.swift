extension GuestModules {
    static let moduleHeapq: StaticString = #"""
"""Heaps in lists: heap[k] <= heap[2*k+1] and heap[k] <= heap[2*k+2], so the smallest item is heap[0]."""

__all__ = ["heappush", "heappop", "heapify", "heapreplace", "merge", "nlargest", "nsmallest", "heappushpop"]


def heappush(heap, item, /):
    """Adds an item."""
    _check(heap, "heappush() argument 1")
    heap.append(item)
    _rise(heap, 0, len(heap) - 1)


def heappop(heap, /):
    """Takes the smallest item out."""
    _check(heap, "heappop() argument")
    if not heap:
        raise IndexError("index out of range")
    last = heap.pop()
    if not heap:
        return last
    smallest = heap[0]
    heap[0] = last
    _sink(heap, 0)
    return smallest


def heapreplace(heap, item, /):
    """Takes the smallest item out, then adds one."""
    _check(heap, "heapreplace() argument 1")
    if not heap:
        raise IndexError("index out of range")
    smallest = heap[0]
    heap[0] = item
    _sink(heap, 0)
    return smallest


def heappushpop(heap, item, /):
    """Adds an item, then takes the smallest out."""
    _check(heap, "heappushpop() argument 1")
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        _sink(heap, 0)
    return item


def heapify(heap, /):
    """Makes a heap of a list."""
    _check(heap, "heapify() argument")
    for place in range(len(heap) // 2 - 1, -1, -1):
        _sink(heap, place)


def _check(heap, what):
    if not isinstance(heap, list):
        raise TypeError(f"{what} must be list, not {type(heap).__name__}")


def _rise(heap, top, place):
    """Moves the item at a place up until its parent is not greater."""
    item = heap[place]
    while place > top:
        above = (place - 1) >> 1
        parent = heap[above]
        if not item < parent:
            break
        heap[place] = parent
        place = above
    heap[place] = item


def _sink(heap, place):
    """Moves an item to the bottom along the smaller children, and up again: most belong near the bottom."""
    end, top = len(heap), place
    item = heap[place]
    child = 2 * place + 1
    while child < end:
        right = child + 1
        if right < end and not heap[child] < heap[right]:
            child = right
        heap[place] = heap[child]
        place = child
        child = 2 * place + 1
    heap[place] = item
    _rise(heap, top, place)


# The same with the greatest item on top


def _rise_max(heap, top, place):
    item = heap[place]
    while place > top:
        above = (place - 1) >> 1
        parent = heap[above]
        if not parent < item:
            break
        heap[place] = parent
        place = above
    heap[place] = item


def _sink_max(heap, place):
    end, top = len(heap), place
    item = heap[place]
    child = 2 * place + 1
    while child < end:
        right = child + 1
        if right < end and not heap[right] < heap[child]:
            child = right
        heap[place] = heap[child]
        place = child
        child = 2 * place + 1
    heap[place] = item
    _rise_max(heap, top, place)


def _heappop_max(heap):
    last = heap.pop()
    if not heap:
        return last
    return _heapreplace_max(heap, last)


def _heapreplace_max(heap, item):
    greatest = heap[0]
    heap[0] = item
    _sink_max(heap, 0)
    return greatest


def _heapify_max(heap):
    for place in range(len(heap) // 2 - 1, -1, -1):
        _sink_max(heap, place)


# Sorted iterables


def merge(*iterables, key=None, reverse=False):
    """All items of iterables that are sorted, sorted."""
    heap, direction = [], -1 if reverse else 1
    for order, items in enumerate(map(iter, iterables)):
        for item in items:
            heap.append([item if key is None else key(item), order * direction, item, items])
            break
    make, replace, pop = _heap_functions(reverse)
    make(heap)
    while len(heap) > 1:
        head = heap[0]
        yield head[2]
        for item in head[3]:
            head[0], head[2] = item if key is None else key(item), item
            replace(heap, head)
            break
        else:
            pop(heap)
    for _, _, item, items in heap:
        yield item
        yield from items


def _heap_functions(reverse):
    if reverse:
        return _heapify_max, _heapreplace_max, _heappop_max
    return heapify, heapreplace, heappop


def nsmallest(n, iterable, key=None):
    """The n smallest items, sorted: sorted(iterable, key=key)[:n]."""
    return _best(n, iterable, False) if key is None else _best_by_key(n, iterable, key, False)


def nlargest(n, iterable, key=None):
    """The n greatest items, sorted: sorted(iterable, key=key, reverse=True)[:n]."""
    return _best(n, iterable, True) if key is None else _best_by_key(n, iterable, key, True)


def _best(n, iterable, reverse):
    # What may be among the best is collected and sorted from time to time; then the worst left is the measure.
    best, worst, full = [], None, _room(n)
    for item in iterable if n > 0 else ():
        if worst is None or (worst[0] < item if reverse else item < worst[0]):
            best.append(item)
            if len(best) == full:
                best.sort(reverse=reverse)
                del best[n:]
                worst = best[-1:]
    best.sort(reverse=reverse)
    return best[:n]


def _best_by_key(n, iterable, key, reverse):
    best, worst, full = [], None, _room(n)
    for item in iterable if n > 0 else ():
        value = key(item)
        if worst is None or (worst[0] < value if reverse else value < worst[0]):
            best.append((value, item))
            if len(best) == full:
                best.sort(key=_first, reverse=reverse)
                del best[n:]
                worst = best[-1]
    best.sort(key=_first, reverse=reverse)
    return [item for _, item in best[:n]]


def _room(n):
    return max(2 * n, n + 64)


def _first(pair):
    return pair[0]
"""#
}

extension GuestModules {
    static let moduleItertools: StaticString = #"""
"""Iterators that are put together from others. Most of the classes give generators: nothing is faster here."""

_missing = object()


def _index(value):
    # A range takes its ends like any index, and says the same when it cannot.
    return value if type(value) is int else range(value).stop


# Without end


class count:
    """start, start + step, start + 2 * step, ..."""

    __slots__ = ("_start", "_step", "_numbers")

    def __new__(cls, start=0, step=1):
        self = object.__new__(cls)
        if not (_is_number(start) and _is_number(step)):
            raise TypeError("a number is required")
        self._start, self._step = start, step
        if isinstance(start, int) and isinstance(step, int) and step:
            # A range hands out each number once, whichever thread asks.
            self._numbers = iter(range(start, start + step * _endless, step))
        else:
            self._numbers = self._sums()
        return self

    def _sums(self):
        while True:
            number = self._start
            self._start = number + self._step
            yield number

    def _next(self):
        if isinstance(self._numbers, _range_iterator):
            return self._start + self._step * (_endless - self._numbers.__length_hint__())
        return self._start

    def __iter__(self):
        return self._numbers

    def __next__(self):
        return next(self._numbers)

    def __repr__(self):
        name, step = type(self).__name__, self._step
        if isinstance(step, int) and step == 1:
            return f"{name}({self._next()!r})"
        return f"{name}({self._next()!r}, {step!r})"

    def __reduce__(self):
        return type(self), (self._next(), self._step)


_endless = 1 << 62
_range_iterator = type(iter(range(0)))


def _is_number(value):
    cls = type(value)
    return any(hasattr(cls, name) for name in ("__index__", "__float__", "__int__", "__complex__"))


class cycle:
    """The items again and again."""

    def __new__(cls, iterable, /):
        return _cycle(iter(iterable))


def _cycle(items):
    seen = []
    for item in items:
        seen.append(item)
        yield item
    while seen:
        for item in seen:
            yield item


class repeat:
    """An object again and again, or so many times."""

    __slots__ = ("_object", "_left")

    def __new__(cls, object, times=_missing):
        self = super().__new__(cls)
        self._object = object
        self._left = None if times is _missing else max(_index(times), 0)
        return self

    def __iter__(self):
        object = self._object
        if self._left is None:
            while True:
                yield object
        while self._left:
            self._left -= 1
            yield object

    def __next__(self):
        if self._left is not None:
            if not self._left:
                raise StopIteration
            self._left -= 1
        return self._object

    def __length_hint__(self):
        if self._left is None:
            raise TypeError("len() of unsized object")
        return self._left

    def __repr__(self):
        times = "" if self._left is None else f", {self._left}"
        return f"{type(self).__name__}({self._object!r}{times})"

    def __reduce__(self):
        return type(self), (self._object,) if self._left is None else (self._object, self._left)


# One after the other


class chain:
    """All items of the first iterable, then all of the next one."""

    def __new__(cls, /, *iterables):
        return _chain(iterables)

    @staticmethod
    def from_iterable(iterable, /):
        """A chain of the iterables in an iterable."""
        return _chain(iter(iterable))


def _chain(iterables):
    for iterable in iterables:
        for item in iterable:
            yield item


class accumulate:
    """The first item, the sum of the first two, of three, ...; or what a function makes of them."""

    def __new__(cls, iterable, func=None, *, initial=None):
        items = iter(iterable)
        return _sums(items, initial) if func is None else _folded(items, func, initial)


def _sums(items, total):
    if total is None:
        for total in items:
            break
        else:
            return
    yield total
    for item in items:
        total = total + item
        yield total


def _folded(items, func, total):
    if total is None:
        for total in items:
            break
        else:
            return
    yield total
    for item in items:
        total = func(total, item)
        yield total


class starmap:
    """What a function gives for each tuple of arguments."""

    def __new__(cls, function, iterable, /):
        return _starmap(function, iter(iterable))


def _starmap(function, items):
    for args in items:
        yield function(*args)


# Some of the items


class compress:
    """The items whose selectors are true."""

    def __new__(cls, data, selectors):
        return _compress(zip(data, selectors))


def _compress(pairs):
    for item, selected in pairs:
        if selected:
            yield item


class dropwhile:
    """All items from the first one on for which the predicate is false."""

    def __new__(cls, predicate, iterable, /):
        return _dropwhile(predicate, iter(iterable))


def _dropwhile(predicate, items):
    for item in items:
        if not predicate(item):
            yield item
            break
    for item in items:
        yield item


class takewhile:
    """The items before the first one for which the predicate is false."""

    def __new__(cls, predicate, iterable, /):
        return _takewhile(predicate, iter(iterable))


def _takewhile(predicate, items):
    for item in items:
        if not predicate(item):
            return
        yield item


class filterfalse:
    """The items for which the function is false; the false items if it is None."""

    def __new__(cls, function, iterable, /):
        return _filterfalse(bool if function is None else function, iter(iterable))


def _filterfalse(function, items):
    for item in items:
        if not function(item):
            yield item


class islice:
    """The items a slice would give: islice(iterable, stop) or islice(iterable, start, stop[, step])."""

    def __new__(cls, iterable, /, *limits):
        if not 1 <= len(limits) <= 3:
            wanted, given = ("least 2", 1) if not limits else ("most 4", len(limits) + 1)
            raise TypeError(f"islice expected at {wanted} arguments, got {given}")
        if len(limits) == 1:
            stop = _limit(limits[0], None, "Stop argument")
            items = iter(iterable)
            return items if stop is None else _head(items, stop)
        start, stop, step = limits if len(limits) == 3 else (*limits, None)
        stop = _limit(stop, None, "Stop argument")
        start = _limit(start, 0, "Indices")
        if step is not None and (not hasattr(type(step), "__index__") or _index(step) < 1):
            raise ValueError("Step for islice() must be a positive integer or None.")
        return _islice(iter(iterable), start, stop, 1 if step is None else _index(step))


def _limit(value, default, name):
    if value is None:
        return default
    if hasattr(type(value), "__index__") and 0 <= _index(value) < 1 << 63:
        return _index(value)
    raise ValueError(f"{name} for islice() must be None or an integer: 0 <= x <= sys.maxsize.")


def _head(items, left):
    if left:
        for item in items:
            yield item
            left -= 1
            if not left:
                return


def _islice(items, start, stop, step):
    for _ in zip(range(start), items):
        pass
    if stop is not None:
        items = _head(items, max(stop - start, 0))
    skipped = 0
    for item in items:
        if not skipped:
            yield item
            skipped = step
        skipped -= 1


# Several at once


class batched:
    """Tuples of n items; the last one may be shorter."""

    def __new__(cls, iterable, n):
        n = _index(n)
        if n < 1:
            raise ValueError("n must be at least one")
        return _batched(iter(iterable), n)


def _batched(items, n):
    batch = []
    for item in items:
        batch.append(item)
        if len(batch) == n:
            yield tuple(batch)
            batch = []
    if batch:
        yield tuple(batch)


class pairwise:
    """Each item with the one after it."""

    def __new__(cls, iterable, /):
        return _pairwise(iter(iterable))


def _pairwise(items):
    for last in items:
        break
    for item in items:
        yield last, item
        last = item


class zip_longest:
    """Like `zip`, but goes on to the end of the longest; what is missing is `fillvalue`."""

    def __new__(cls, /, *iterables, fillvalue=None):
        iterators = [iter(iterable) for iterable in iterables]
        unfinished = len(iterators)

        def padded(items):
            nonlocal unfinished
            for item in items:
                yield item
            unfinished -= 1
            # The last one to end does not pad, which ends the zip.
            while unfinished:
                yield fillvalue

        return zip(*map(padded, iterators))


class groupby:
    """(key, items) for each run of items with equal keys."""

    def __new__(cls, iterable, key=None):
        return _groups(iter(iterable), key)


def _groups(items, key):
    item = name = None
    more = False

    def members(target):
        nonlocal item, name, more
        yield item
        for item in items:
            name = item if key is None else key(item)
            if name is not target and not name == target:
                return
            yield item
        more = False

    for item in items:
        name = item if key is None else key(item)
        more = True
        break
    while more:
        group = members(name)
        yield name, group
        # What was not taken of this group is skipped, and gone.
        for _ in group:
            pass


class _tee:
    """One of several iterators over the same items. What one has got and another has not is kept in links."""

    __slots__ = ("_items", "_link")

    def __init__(self, iterable):
        self._items = iter(iterable)
        self._link = [None, None]

    def __iter__(self):
        return self

    def __next__(self):
        link = self._link
        if link[1] is None:
            link[0] = next(self._items)
            link[1] = [None, None]
        item, self._link = link
        return item

    def __copy__(self):
        other = _tee(self._items)
        other._link = self._link
        return other


def tee(iterable, n=2, /):
    """n iterators that all give the items of one."""
    n = _index(n)
    if n < 0:
        raise ValueError("n must be >= 0")
    if not n:
        return ()
    first = iterable if isinstance(iterable, _tee) else _tee(iterable)
    return first, *[first.__copy__() for _ in range(n - 1)]


# Choices


class product:
    """All tuples with one item of each iterable; the last one changes fastest."""

    def __new__(cls, /, *iterables, repeat=1):
        repeat = _index(repeat)
        if repeat < 0:
            raise ValueError("repeat argument cannot be negative")
        return _product([tuple(iterable) for iterable in iterables] * repeat)


def _product(pools):
    if not pools:
        yield ()
        return
    # A few of the last iterables are put together first: most of the work is then one loop.
    pools, tails = list(pools), [(item,) for item in pools[-1]]
    pools.pop()
    while pools and len(tails) * len(pools[-1]) <= 64:
        tails = [(item,) + tail for item in pools.pop() for tail in tails]
    for head in _product(pools) if pools else ((),):
        for tail in tails:
            yield head + tail


def _size(r):
    r = _index(r)
    if r < 0:
        raise ValueError("r must be non-negative")
    return r


class permutations:
    """All tuples of r different items in all orders; of all items if r is None."""

    def __new__(cls, iterable, r=None):
        pool = tuple(iterable)
        if r is not None and not isinstance(r, int):
            raise TypeError("Expected int as r")
        return _permutations(pool, len(pool) if r is None else _size(r))


def _permutations(pool, r):
    if r < 2:
        return combinations(pool, r)
    if r > len(pool):
        return iter(())
    return _arranged(pool, r) if r < len(pool) or r < 3 else _all_arranged(pool)


def _all_arranged(pool):
    for head, rest in _heads(pool, len(pool) - 3):
        a, b, c = rest
        yield head + rest
        yield head + (a, c, b)
        yield head + (b, a, c)
        yield head + (b, c, a)
        yield head + (c, a, b)
        yield head + (c, b, a)


def _arranged(pool, r):
    for head, rest in _heads(pool, r - 2):
        for i, item in enumerate(rest):
            longer = head + (item,)
            for last in rest[:i]:
                yield longer + (last,)
            for last in rest[i + 1:]:
                yield longer + (last,)


def _heads(pool, r):
    """Permutations of r items, each with the items that are left."""
    if not r:
        yield (), pool
        return
    for head, rest in _heads(pool, r - 1):
        for i, item in enumerate(rest):
            yield head + (item,), rest[:i] + rest[i + 1:]


class combinations:
    """All tuples of r different items in the order they have."""

    def __new__(cls, iterable, r):
        pool = tuple(iterable)
        r = _size(r)
        if not 0 < r <= len(pool):
            return iter(() if r else ((),))
        return _combinations(pool, r) if r > 1 else zip(pool)


def _combinations(pool, r):
    for head, start in _starts(len(pool) - 1, pool, r - 2, 1):
        for i in range(start, len(pool) - 1):
            longer = head + (pool[i],)
            for item in pool[i + 1:]:
                yield longer + (item,)


def _starts(end, pool, r, step):
    """Combinations of r items before what is left for the rest, each with the place where the rest starts."""
    if not r:
        yield (), 0
        return
    for head, start in _starts(end - step, pool, r - 1, step):
        for i in range(start, end - step):
            yield head + (pool[i],), i + step


class combinations_with_replacement:
    """All tuples of r items in the order they have, each as often as it likes."""

    def __new__(cls, iterable, r):
        pool = tuple(iterable)
        r = _size(r)
        return _repeated(pool, r) if r else iter(((),))


def _repeated(pool, r):
    for head, start in _starts(len(pool), pool, r - 1, 0):
        for item in pool[start:]:
            yield head + (item,)
"""#
}

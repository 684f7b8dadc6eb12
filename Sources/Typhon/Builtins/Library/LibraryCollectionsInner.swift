extension GuestModules {
    static let moduleCollectionsInner: StaticString = #"""
"""`deque` and `defaultdict`; the public module is `collections`."""

from _recursive_repr import recursive_repr as _recursive_repr

__name__ = "collections"

_GenericAlias = type(list[int])
_nothing = ()


def _checked_maxlen(maxlen):
    if not isinstance(maxlen, int):
        raise TypeError("an integer is required")
    if maxlen < 0:
        raise ValueError("maxlen must be non-negative")
    return int(maxlen)


def _checked_index(index):
    if not hasattr(type(index), "__index__"):
        raise TypeError(f"sequence index must be integer, not '{type(index).__name__}'")
    return index.__index__()


def _walk(walked, head, end, positions):
    """The items at these positions of the list, as long as nobody adds or removes any."""
    items = walked._items
    walked._check(head, end)
    for position in positions:
        yield items[position]
        if walked._head != head or len(items) != end:
            walked._check(head, end)


class deque:
    """A sequence that grows and shrinks at both ends at little cost; with `maxlen`, the other end loses what is too much."""

    # A list whose first `_head` places are free. What is removed on the left leaves a free place, and free places
    # are taken away when they are the greater part. What neither loops nor calls a method written here is one step
    # for other threads: so some lines stand twice.
    __slots__ = ("_items", "_head", "_maxlen", "__weakref__")
    # A pattern of a sequence matches it.
    __abc_tpflags__ = 32

    def __new__(cls, *args, **kwargs):
        self = object.__new__(cls)
        self._items, self._head, self._maxlen = [], 0, None
        return self

    def __init__(self, iterable=_nothing, maxlen=None):
        self._maxlen = None if maxlen is None else _checked_maxlen(maxlen)
        if self._items:
            deque.clear(self)
        if iterable is not _nothing:
            deque.extend(self, iterable)

    @property
    def maxlen(self):
        """The greatest length, or None."""
        return self._maxlen

    # Both ends

    def append(self, item, /):
        """Put an item at the right end."""
        items = self._items
        items.append(item)
        head = self._head
        if self._maxlen is None or len(items) - head <= self._maxlen:
            return
        items[head] = None
        self._head = head = head + 1
        if head > 15 and head + head >= len(items):
            del items[:head]
            self._head = 0

    def appendleft(self, item, /):
        """Put an item at the left end."""
        if not self._head:
            self._make_room()
        head = self._head = self._head - 1
        self._items[head] = item
        if self._maxlen is not None and len(self._items) - head > self._maxlen:
            self._items.pop()

    def pop(self):
        """Take the item at the right end out and return it."""
        items = self._items
        if len(items) <= self._head:
            raise IndexError("pop from an empty deque")
        return items.pop()

    def popleft(self):
        """Take the item at the left end out and return it."""
        items, head = self._items, self._head
        if len(items) <= head:
            raise IndexError("pop from an empty deque")
        item = items[head]
        items[head] = None
        self._head = head = head + 1
        if head > 15 and head + head >= len(items):
            del items[:head]
            self._head = 0
        return item

    def _make_room(self):
        items = self._items
        room = len(items) + 8
        items[:0] = [None] * room
        self._head += room

    def extend(self, iterable, /):
        """Put many items at the right end."""
        if isinstance(iterable, deque):
            iterable = iterable._live()
        if self._maxlen is None:
            self._items.extend(iterable)
        else:
            append = deque.append
            for item in iterable:
                append(self, item)

    def extendleft(self, iterable, /):
        """Put many items at the left end, one after the other."""
        if isinstance(iterable, deque):
            iterable = iterable._live()
        appendleft = deque.appendleft
        for item in iterable:
            appendleft(self, item)

    def rotate(self, n=1, /):
        """Move `n` items from the right end to the left end; a negative number goes the other way."""
        if type(n) is not int:
            # The limit of a range is converted, or refused, as a whole number must be.
            n = range(n).stop
        items, head = self._items, self._head
        count = len(items) - head
        if count < 2:
            return
        n %= count
        if n > count >> 1:
            n = count - n
            if n == 1:
                items.append(items[head])
                items[head] = None
            else:
                items.extend(items[head:head + n])
                items[head:head + n] = [None] * n
            self._head = head = head + n
            if head + head >= len(items):
                del items[:head]
                self._head = 0
        elif n == 1 and head:
            self._head = head = head - 1
            items[head] = items.pop()
        elif n:
            moved = items[-n:]
            del items[-n:]
            if head < n:
                moved[:0] = [None] * count
                items[:head] = moved
                self._head = count
            else:
                items[head - n:head] = moved
                self._head = head - n

    def clear(self):
        """Take all items out."""
        self._items.clear()
        self._head = 0

    # Anywhere

    def _position(self, index):
        """Where in the list the item of an index is."""
        if type(index) is not int:
            index = _checked_index(index)
        position = index + (self._head if index >= 0 else len(self._items))
        if self._head <= position < len(self._items):
            return position
        raise IndexError("deque index out of range")

    def __getitem__(self, index):
        return self._items[self._position(index)]

    def __setitem__(self, index, item):
        self._items[self._position(index)] = item

    def __delitem__(self, index):
        position = self._position(index)
        if position == self._head:
            deque.popleft(self)
        else:
            del self._items[position]

    def insert(self, index, item, /):
        """Put an item in before an index."""
        if self._maxlen is not None and len(self) >= self._maxlen:
            raise IndexError("deque already at its maximum size")
        index = range(index).stop
        count = len(self._items) - self._head
        index = max(index + count, 0) if index < 0 else min(index, count)
        if index == 0:
            deque.appendleft(self, item)
        else:
            self._items.insert(self._head + index, item)

    def remove(self, item, /):
        """Take the first occurrence of an item out; ValueError when it is not there."""
        try:
            index = deque.index(self, item)
        except RuntimeError as error:
            raise IndexError(*error.args) from None
        deque.__delitem__(self, index)

    def reverse(self):
        """Turn the order around in place."""
        del self._items[:self._head]
        self._head = 0
        self._items.reverse()

    # All items

    def _live(self):
        """A list of the items."""
        return self._items[self._head:]

    def _check(self, head, end):
        if self._head != head or len(self._items) != end:
            raise RuntimeError("deque mutated during iteration")

    def __len__(self):
        return len(self._items) - self._head

    def __iter__(self):
        head, end = self._head, len(self._items)
        return _walk(self, head, end, range(head, end))

    def __reversed__(self):
        head, end = self._head, len(self._items)
        return _walk(self, head, end, range(end - 1, head - 1, -1))

    def __contains__(self, item):
        head, end = self._head, len(self._items)
        found = item in self._live()
        self._check(head, end)
        return found

    def count(self, item, /):
        """How often an item occurs."""
        head, end = self._head, len(self._items)
        times = self._live().count(item)
        self._check(head, end)
        return times

    def index(self, item, start=0, stop=9223372036854775807, /):
        """The first index of an item, at least `start` and less than `stop`; ValueError when it is not there."""
        head, end = self._head, len(self._items)
        try:
            return self._live().index(item, start, stop)
        except ValueError:
            self._check(head, end)
            raise ValueError(f"{item!r} is not in deque") from None

    def copy(self):
        """A deque with the same items and the same greatest length."""
        return type(self)(self) if self._maxlen is None else type(self)(self, self._maxlen)

    __copy__ = copy

    def __reduce__(self):
        arguments = () if self._maxlen is None else ((), self._maxlen)
        return type(self), arguments, getattr(self, "__dict__", None) or None, iter(self)

    @_recursive_repr("[...]")
    def __repr__(self):
        limit = "" if self._maxlen is None else f", maxlen={self._maxlen}"
        return f"{type(self).__name__}({self._live()!r}{limit})"

    def __class_getitem__(cls, item):
        return _GenericAlias(cls, item)

    # Operators

    def __add__(self, other):
        if not isinstance(other, deque):
            raise TypeError(f'can only concatenate deque (not "{type(other).__name__}") to deque')
        joined = self.copy()
        joined.extend(other)
        return joined

    def __iadd__(self, other):
        deque.extend(self, other)
        return self

    def __mul__(self, times):
        repeated = self.copy()
        repeated *= times
        return repeated

    __rmul__ = __mul__

    def __imul__(self, times):
        items = self._live() * times
        deque.clear(self)
        deque.extend(self, items)
        return self

    __hash__ = None

    def __eq__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return len(self) == len(other) and self._live() == other._live()

    def __lt__(self, other):
        return self._live() < other._live() if isinstance(other, deque) else NotImplemented

    def __le__(self, other):
        return self._live() <= other._live() if isinstance(other, deque) else NotImplemented

    def __gt__(self, other):
        return self._live() > other._live() if isinstance(other, deque) else NotImplemented

    def __ge__(self, other):
        return self._live() >= other._live() if isinstance(other, deque) else NotImplemented


class defaultdict(dict):
    """A dict that makes the value of a missing key with `default_factory`."""

    __slots__ = ("default_factory",)

    def __init__(self, default_factory=None, /, *args, **kwargs):
        if default_factory is not None and not callable(default_factory):
            raise TypeError("first argument must be callable or None")
        self.default_factory = default_factory
        if args or kwargs:
            dict.__init__(self, *args, **kwargs)

    def __missing__(self, key):
        factory = self.default_factory
        if factory is None:
            raise KeyError(key)
        value = factory()
        if type(self) is defaultdict:
            # Another thread may have been faster.
            return self.setdefault(key, value)
        self[key] = value
        return value

    def __repr__(self):
        return f"{type(self).__name__}({self.default_factory!r}, {dict.__repr__(self)})"

    def copy(self):
        """A defaultdict with the same factory, keys and values."""
        return type(self)(self.default_factory, self)

    __copy__ = copy

    def __reduce__(self):
        arguments = () if self.default_factory is None else (self.default_factory,)
        return type(self), arguments, None, None, iter(self.items())

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        merged = self.copy()
        merged.update(other)
        return merged

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        merged = type(self)(self.default_factory, other)
        merged.update(self)
        return merged

    def __class_getitem__(cls, item):
        return _GenericAlias(cls, item)
"""#
}

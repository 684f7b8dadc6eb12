extension GuestModules {
    static let moduleCollectionsDicts: StaticString = #"""
"""`OrderedDict` and `Counter`; the public module is `collections`."""

from _recursive_repr import recursive_repr as _recursive_repr

__name__ = "collections"

_nothing = ()
_dict_set = dict.__setitem__


class OrderedDict(dict):
    """A dict whose order counts when it is compared, and can be changed."""

    # A dict keeps the order of insertion already.

    def __init__(self, other=_nothing, /, **kwds):
        if other is not _nothing or kwds:
            OrderedDict.update(self, other, **kwds)

    def update(self, other=(), /, **kwds):
        """Set the keys of a mapping, of pairs, and of keyword arguments."""
        if type(self).__setitem__ is _dict_set:
            dict.update(self, other, **kwds)
            return
        if hasattr(other, "keys"):
            other = [(key, other[key]) for key in other.keys()]
        for pairs in (other, kwds.items()):
            for key, value in pairs:
                self[key] = value

    def setdefault(self, key, default=None):
        """The value of a key, which is set to the default first if it is not there."""
        if key in self:
            return self[key]
        self[key] = default
        return default

    @classmethod
    def fromkeys(cls, iterable, value=None):
        """Make an OrderedDict with these keys and one value."""
        made = cls()
        for key in iterable:
            made[key] = value
        return made

    def popitem(self, last=True):
        """Take the last pair of key and value out, or the first one, and return it."""
        if not self:
            raise KeyError("dictionary is empty")
        if last:
            return dict.popitem(self)
        key = next(iter(self))
        return key, dict.pop(self, key)

    def move_to_end(self, key, last=True):
        """Move a key to the right end, or to the left one."""
        others = () if last else list(dict.items(self))
        value = dict.pop(self, key)
        if not last:
            dict.clear(self)
        _dict_set(self, key, value)
        for other, value in others:
            if not (other is key or other == key):
                _dict_set(self, other, value)

    def copy(self):
        """An OrderedDict with the same keys and values."""
        return self.__class__(self)

    def __reduce__(self):
        return self.__class__, (), getattr(self, "__dict__", None) or None, None, iter(self.items())

    @_recursive_repr()
    def __repr__(self):
        return f"{self.__class__.__name__}({dict(self.items())!r})" if self else f"{self.__class__.__name__}()"

    def __eq__(self, other):
        same = dict.__eq__(self, other)
        if same is True and isinstance(other, OrderedDict):
            return list(self) == list(other)
        return same

    def __ne__(self, other):
        same = self.__eq__(other)
        return same if same is NotImplemented else not same

    __hash__ = None

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        merged = self.__class__(self)
        merged.update(other)
        return merged

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        merged = self.__class__(other)
        merged.update(self)
        return merged

    def __ior__(self, other):
        self.update(other)
        return self

def _is_mapping(value):
    if isinstance(value, dict):
        return True
    if not hasattr(value, "keys"):
        return False
    from _collections_abc import Mapping
    return isinstance(value, Mapping)


def _counts_of(iterable):
    counts = {}
    for element in iterable:
        if element in counts:
            counts[element] += 1
        else:
            counts[element] = 1
    return counts


def _count_of(pair):
    return pair[1]


class Counter(dict):
    """A dict of elements and how often each occurs; a missing one occurs 0 times."""

    def __init__(self, iterable=None, /, **kwds):
        self.update(iterable, **kwds)

    def __missing__(self, key):
        """A missing element occurs 0 times, and is not added."""
        return 0

    def total(self):
        """The sum of the counts."""
        return sum(self.values())

    def most_common(self, n=None):
        """Pairs of element and count, the greatest counts first; all of them, or the first `n`."""
        ordered = sorted(self.items(), key=_count_of, reverse=True)
        return ordered if n is None else ordered[:max(n, 0)]

    def elements(self):
        """Each element as often as it is counted."""
        for element, count in self.items():
            for _ in range(count):
                yield element

    @classmethod
    def fromkeys(cls, iterable, v=None):
        """Not defined: the same count for all elements is of no use."""
        raise NotImplementedError("Counter.fromkeys() is undefined.  Use Counter(iterable) instead.")

    def update(self, iterable=None, /, **kwds):
        """Add the elements of an iterable, the counts of a mapping, and those of keyword arguments."""
        if iterable is not None:
            if _is_mapping(iterable):
                self._add(iterable)
            elif type(self).__setitem__ is _dict_set:
                self._add(_counts_of(iterable))
            else:
                for element in iterable:
                    self[element] += 1
        if kwds:
            self._add(kwds)

    def _add(self, counts):
        if not self:
            dict.update(self, counts)
            return
        get = self.get
        for element, count in counts.items():
            self[element] = count + get(element, 0)

    def subtract(self, iterable=None, /, **kwds):
        """Like `update`, but counts are subtracted; the results may be negative."""
        get = self.get
        for source in (iterable, kwds):
            if source is not None:
                counts = source if _is_mapping(source) else _counts_of(source)
                for element, count in counts.items():
                    self[element] = get(element, 0) - count

    def copy(self):
        """A Counter with the same counts."""
        return self.__class__(self)

    def __reduce__(self):
        return self.__class__, (dict(self),)

    def __delitem__(self, elem):
        """Forget an element, if it is there."""
        if elem in self:
            dict.__delitem__(self, elem)

    def __repr__(self):
        if not self:
            return f"{self.__class__.__name__}()"
        try:
            counts = dict(self.most_common())
        except TypeError:
            counts = dict(self)
        return f"{self.__class__.__name__}({counts!r})"

    # Comparison: a missing element occurs 0 times.

    def __eq__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[element] == other[element] for counter in (self, other) for element in counter)

    def __ne__(self, other):
        same = self.__eq__(other)
        return same if same is NotImplemented else not same

    __hash__ = None

    def __le__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[element] <= other[element] for counter in (self, other) for element in counter)

    def __lt__(self, other):
        return self <= other and self != other if isinstance(other, Counter) else NotImplemented

    def __ge__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[element] >= other[element] for counter in (self, other) for element in counter)

    def __gt__(self, other):
        return self >= other and self != other if isinstance(other, Counter) else NotImplemented

    # Arithmetic: only positive counts are kept.

    def _combined(self, other, combine):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for element in [*self, *(element for element in other if element not in self)]:
            count = combine(self[element], other[element])
            if count > 0:
                result[element] = count
        return result

    def __add__(self, other):
        return self._combined(other, lambda mine, theirs: mine + theirs)

    def __sub__(self, other):
        return self._combined(other, lambda mine, theirs: mine - theirs)

    def __or__(self, other):
        return self._combined(other, lambda mine, theirs: theirs if mine < theirs else mine)

    def __and__(self, other):
        return self._combined(other, lambda mine, theirs: mine if mine < theirs else theirs)

    def __pos__(self):
        return self + Counter()

    def __neg__(self):
        return Counter() - self

    def _keep_positive(self):
        for element in [element for element, count in self.items() if not count > 0]:
            del self[element]
        return self

    def __iadd__(self, other):
        for element, count in other.items():
            self[element] += count
        return self._keep_positive()

    def __isub__(self, other):
        for element, count in other.items():
            self[element] -= count
        return self._keep_positive()

    def __ior__(self, other):
        for element, count in other.items():
            if count > self[element]:
                self[element] = count
        return self._keep_positive()

    def __iand__(self, other):
        for element, count in list(self.items()):
            if other[element] < count:
                self[element] = other[element]
        return self._keep_positive()
"""#
}

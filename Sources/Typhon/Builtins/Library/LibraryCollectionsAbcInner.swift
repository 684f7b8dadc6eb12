extension GuestModules {
    static let moduleCollectionsAbcInner: StaticString = #"""
"""Abstract base classes of containers, iterators and callables; `collections.abc` is this module's public face."""

from abc import abstractmethod
from _collections import deque as _deque
from _collections_abc_methods import (
    AsyncGenerator, AsyncIterable, AsyncIterator, Awaitable, Buffer, Callable, Collection, Container, Coroutine, Generator,
    Hashable, Iterable, Iterator, Reversible, Sized, subscript as _subscript,
)

__all__ = [
    "Awaitable", "Coroutine", "AsyncIterable", "AsyncIterator", "AsyncGenerator", "Hashable", "Iterable", "Iterator",
    "Generator", "Reversible", "Sized", "Container", "Callable", "Collection", "Set", "MutableSet", "Mapping",
    "MutableMapping", "MappingView", "KeysView", "ItemsView", "ValuesView", "Sequence", "MutableSequence", "ByteString",
    "Buffer",
]

# The classes below belong to the public module.
__name__ = "collections.abc"

_missing = object()


# Sets


class Set(Collection):
    """A read-only set; needs `__contains__`, `__iter__`, `__len__`, and a constructor that takes an iterable."""

    __slots__ = ()
    __hash__ = None

    @classmethod
    def _from_iterable(cls, it):
        """Make the result of an operation; to be replaced where the constructor takes something else."""
        return cls(it)

    def __le__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) <= len(other) and all(item in other for item in self)

    def __lt__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) < len(other) and self.__le__(other)

    def __ge__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) >= len(other) and all(item in self for item in other)

    def __gt__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) > len(other) and self.__ge__(other)

    def __eq__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) == len(other) and self.__le__(other)

    def __and__(self, other):
        if not isinstance(other, Iterable):
            return NotImplemented
        return self._from_iterable(item for item in other if item in self)

    __rand__ = __and__

    def __or__(self, other):
        if not isinstance(other, Iterable):
            return NotImplemented
        return self._from_iterable(item for part in (self, other) for item in part)

    __ror__ = __or__

    def __sub__(self, other):
        if not isinstance(other, Set):
            if not isinstance(other, Iterable):
                return NotImplemented
            other = self._from_iterable(other)
        return self._from_iterable(item for item in self if item not in other)

    def __rsub__(self, other):
        if not isinstance(other, Set):
            if not isinstance(other, Iterable):
                return NotImplemented
            other = self._from_iterable(other)
        return self._from_iterable(item for item in other if item not in self)

    def __xor__(self, other):
        if not isinstance(other, Set):
            if not isinstance(other, Iterable):
                return NotImplemented
            other = self._from_iterable(other)
        return (self - other) | (other - self)

    __rxor__ = __xor__

    def isdisjoint(self, other):
        """Whether no item of the other one is in here."""
        return not any(item in self for item in other)

    def _hash(self):
        """A hash of the items, for subclasses whose items never change; agrees with that of a frozenset."""
        return hash(frozenset(self))


class MutableSet(Set):
    """A set that changes; needs `add` and `discard` besides."""

    __slots__ = ()

    @abstractmethod
    def add(self, value):
        """Put an item in."""
        raise NotImplementedError

    @abstractmethod
    def discard(self, value):
        """Take an item out, if it is there."""
        raise NotImplementedError

    def remove(self, value):
        """Take an item out; KeyError when it is not there."""
        if value not in self:
            raise KeyError(value)
        self.discard(value)

    def pop(self):
        """Take some item out and return it; KeyError when there is none."""
        for value in self:
            self.discard(value)
            return value
        raise KeyError

    def clear(self):
        """Take all items out."""
        try:
            while True:
                self.pop()
        except KeyError:
            pass

    def __ior__(self, it):
        for value in it:
            self.add(value)
        return self

    def __iand__(self, it):
        for value in self - it:
            self.discard(value)
        return self

    def __ixor__(self, it):
        if it is self:
            self.clear()
            return self
        for value in it if isinstance(it, Set) else self._from_iterable(it):
            if value in self:
                self.discard(value)
            else:
                self.add(value)
        return self

    def __isub__(self, it):
        if it is self:
            self.clear()
            return self
        for value in it:
            self.discard(value)
        return self


# Mappings


class Mapping(Collection):
    """A read-only mapping; needs `__getitem__`, `__iter__` and `__len__`."""

    __slots__ = ()
    __abc_tpflags__ = 64
    __hash__ = None
    __reversed__ = None

    @abstractmethod
    def __getitem__(self, key):
        raise KeyError

    def get(self, key, default=None):
        """The value of a key, or else the default."""
        try:
            return self[key]
        except KeyError:
            return default

    def __contains__(self, key):
        try:
            self[key]
        except KeyError:
            return False
        return True

    def keys(self):
        """A view of the keys, which acts like a set."""
        return KeysView(self)

    def items(self):
        """A view of pairs of key and value, which acts like a set."""
        return ItemsView(self)

    def values(self):
        """A view of the values."""
        return ValuesView(self)

    def __eq__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        return dict(self.items()) == dict(other.items())


class MutableMapping(Mapping):
    """A mapping that changes; needs `__setitem__` and `__delitem__` besides."""

    __slots__ = ()

    @abstractmethod
    def __setitem__(self, key, value):
        raise KeyError

    @abstractmethod
    def __delitem__(self, key):
        raise KeyError

    def pop(self, key, default=_missing):
        """Take a key out and return its value, or else the default; KeyError when there is neither."""
        try:
            value = self[key]
        except KeyError:
            if default is _missing:
                raise
            return default
        del self[key]
        return value

    def popitem(self):
        """Take some pair of key and value out and return it; KeyError when there is none."""
        for key in self:
            value = self[key]
            del self[key]
            return key, value
        raise KeyError from None

    def clear(self):
        """Take all keys out."""
        try:
            while True:
                self.popitem()
        except KeyError:
            pass

    def update(self, other=(), /, **kwds):
        """Set the keys of a mapping, of pairs, and of keyword arguments."""
        if isinstance(other, Mapping):
            for key in other:
                self[key] = other[key]
        elif hasattr(other, "keys"):
            for key in other.keys():
                self[key] = other[key]
        else:
            for key, value in other:
                self[key] = value
        for key, value in kwds.items():
            self[key] = value

    def setdefault(self, key, default=None):
        """The value of a key, which is set to the default first if it is not there."""
        try:
            return self[key]
        except KeyError:
            self[key] = default
        return default


class MappingView(Sized):
    """What the views of a mapping have in common."""

    __slots__ = ("_mapping",)

    def __init__(self, mapping):
        self._mapping = mapping

    def __len__(self):
        return len(self._mapping)

    def __repr__(self):
        return f"{self.__class__.__name__}({self._mapping!r})"

    __class_getitem__ = _subscript


class KeysView(MappingView, Set):
    """The keys of a mapping."""

    __slots__ = ()

    @classmethod
    def _from_iterable(cls, it):
        return set(it)

    def __contains__(self, key):
        return key in self._mapping

    def __iter__(self):
        yield from self._mapping


class ItemsView(MappingView, Set):
    """The pairs of key and value of a mapping."""

    __slots__ = ()

    @classmethod
    def _from_iterable(cls, it):
        return set(it)

    def __contains__(self, item):
        key, value = item
        try:
            found = self._mapping[key]
        except KeyError:
            return False
        return found is value or found == value

    def __iter__(self):
        mapping = self._mapping
        for key in mapping:
            yield key, mapping[key]


class ValuesView(MappingView, Collection):
    """The values of a mapping."""

    __slots__ = ()

    def __contains__(self, value):
        mapping = self._mapping
        return any(found is value or found == value for found in map(mapping.__getitem__, mapping))

    def __iter__(self):
        mapping = self._mapping
        for key in mapping:
            yield mapping[key]


# Sequences


class Sequence(Reversible, Collection):
    """A read-only sequence; needs `__getitem__` and `__len__`."""

    __slots__ = ()
    # Patterns ask for this flag: 32 for sequences, 64 for mappings.
    __abc_tpflags__ = 32

    @abstractmethod
    def __getitem__(self, index):
        raise IndexError

    def __iter__(self):
        position = 0
        try:
            while True:
                yield self[position]
                position += 1
        except IndexError:
            return

    def __contains__(self, value):
        return any(item is value or item == value for item in self)

    def __reversed__(self):
        for position in reversed(range(len(self))):
            yield self[position]

    def index(self, value, start=0, stop=None):
        """The first position of a value; ValueError when it is not there."""
        if start is not None and start < 0:
            start = max(len(self) + start, 0)
        if stop is not None and stop < 0:
            stop += len(self)
        position = start
        while stop is None or position < stop:
            try:
                item = self[position]
            except IndexError:
                break
            if item is value or item == value:
                return position
            position += 1
        raise ValueError

    def count(self, value):
        """How often a value occurs."""
        return sum(1 for item in self if item is value or item == value)


class ByteString(Sequence):
    """Deprecated: `bytes` and `bytearray`."""

    __slots__ = ()


class MutableSequence(Sequence):
    """A sequence that changes; needs `__setitem__`, `__delitem__` and `insert` besides."""

    __slots__ = ()

    @abstractmethod
    def __setitem__(self, index, value):
        raise IndexError

    @abstractmethod
    def __delitem__(self, index):
        raise IndexError

    @abstractmethod
    def insert(self, index, value):
        """Put a value in before a position."""
        raise IndexError

    def append(self, value):
        """Put a value at the end."""
        self.insert(len(self), value)

    def clear(self):
        """Take all values out."""
        try:
            while True:
                self.pop()
        except IndexError:
            pass

    def reverse(self):
        """Turn the order around in place."""
        count = len(self)
        for position in range(count // 2):
            other = count - position - 1
            self[position], self[other] = self[other], self[position]

    def extend(self, values):
        """Put many values at the end."""
        if values is self:
            values = list(values)
        for value in values:
            self.append(value)

    def pop(self, index=-1):
        """Take the value at a position out and return it; IndexError when there is none."""
        value = self[index]
        del self[index]
        return value

    def remove(self, value):
        """Take the first occurrence of a value out; ValueError when it is not there."""
        del self[self.index(value)]

    def __iadd__(self, values):
        self.extend(values)
        return self


def _register(abstract, *classes):
    for cls in classes:
        abstract.register(cls)


_register(Sequence, tuple, str, range, memoryview)
_register(ByteString, bytes, bytearray)
_register(MutableSequence, list, bytearray, _deque)
_register(Set, frozenset)
_register(MutableSet, set)
_register(Mapping, type(type.__dict__))
_register(MutableMapping, dict)
_register(KeysView, type({}.keys()))
_register(ItemsView, type({}.items()))
_register(ValuesView, type({}.values()))
"""#
}

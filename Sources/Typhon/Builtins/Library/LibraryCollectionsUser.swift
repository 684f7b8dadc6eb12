extension GuestModules {
    static let moduleCollectionsUser: StaticString = #"""
"""Containers to derive from, which hold an ordinary one; the public module is `collections`."""

from _recursive_repr import recursive_repr as _recursive_repr
from _collections_abc import MutableMapping, MutableSequence, Sequence

# The classes below belong to the public module.
__name__ = "collections"

_maxsize = 9223372036854775807


def _shallow_copy(instance):
    made = instance.__class__.__new__(instance.__class__)
    made.__dict__.update(instance.__dict__)
    return made


class ChainMap(MutableMapping):
    """Several mappings seen as one: the first that has a key counts, and only the first is changed."""

    def __init__(self, *maps):
        self.maps = list(maps) or [{}]

    def __missing__(self, key):
        raise KeyError(key)

    def __getitem__(self, key):
        for mapping in self.maps:
            try:
                return mapping[key]
            except KeyError:
                pass
        return self.__missing__(key)

    def get(self, key, default=None):
        """The value of a key, or else the default."""
        return self[key] if key in self else default

    def __len__(self):
        return len(set().union(*self.maps))

    def __iter__(self):
        keys = {}
        for mapping in reversed(self.maps):
            keys.update(dict.fromkeys(mapping))
        return iter(keys)

    def __contains__(self, key):
        return any(key in mapping for mapping in self.maps)

    def __bool__(self):
        return any(self.maps)

    @_recursive_repr()
    def __repr__(self):
        return f"{self.__class__.__name__}({', '.join(map(repr, self.maps))})"

    @classmethod
    def fromkeys(cls, iterable, *args):
        """Make a ChainMap of one dict with these keys and one value."""
        return cls(dict.fromkeys(iterable, *args))

    def copy(self):
        """A ChainMap with a copy of the first mapping, and the others themselves."""
        return self.__class__(self.maps[0].copy(), *self.maps[1:])

    __copy__ = copy

    def new_child(self, m=None, **kwargs):
        """A ChainMap with another mapping before these; a new dict, if none is given."""
        if m is None:
            m = kwargs
        elif kwargs:
            m.update(kwargs)
        return self.__class__(m, *self.maps)

    @property
    def parents(self):
        """A ChainMap of all mappings but the first."""
        return self.__class__(*self.maps[1:])

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def __delitem__(self, key):
        try:
            del self.maps[0][key]
        except KeyError:
            raise KeyError(f"Key not found in the first mapping: {key!r}")

    def popitem(self):
        """Take a pair of key and value out of the first mapping and return it."""
        try:
            return self.maps[0].popitem()
        except KeyError:
            raise KeyError("No keys found in the first mapping.")

    def pop(self, key, *args):
        """Take a key out of the first mapping and return its value, or else the default."""
        try:
            return self.maps[0].pop(key, *args)
        except KeyError:
            raise KeyError(f"Key not found in the first mapping: {key!r}")

    def clear(self):
        """Take all keys out of the first mapping."""
        self.maps[0].clear()

    def __ior__(self, other):
        self.maps[0].update(other)
        return self

    def __or__(self, other):
        from _collections_abc import Mapping
        if not isinstance(other, Mapping):
            return NotImplemented
        merged = self.copy()
        merged.maps[0].update(other)
        return merged

    def __ror__(self, other):
        from _collections_abc import Mapping
        if not isinstance(other, Mapping):
            return NotImplemented
        merged = dict(other)
        for mapping in reversed(self.maps):
            merged.update(mapping)
        return self.__class__(merged)


class UserDict(MutableMapping):
    """A mapping to derive from; the items are in the dict `data`."""

    def __init__(self, dict=None, /, **kwargs):
        self.data = {}
        if dict is not None:
            self.update(dict)
        if kwargs:
            self.update(kwargs)

    def __len__(self):
        return len(self.data)

    def __getitem__(self, key):
        if key in self.data:
            return self.data[key]
        if hasattr(self.__class__, "__missing__"):
            return self.__class__.__missing__(self, key)
        raise KeyError(key)

    def __setitem__(self, key, item):
        self.data[key] = item

    def __delitem__(self, key):
        del self.data[key]

    def __iter__(self):
        return iter(self.data)

    def __contains__(self, key):
        return key in self.data

    def get(self, key, default=None):
        """The value of a key, or else the default."""
        return self[key] if key in self else default

    def __repr__(self):
        return repr(self.data)

    def __or__(self, other):
        if isinstance(other, UserDict):
            return self.__class__(self.data | other.data)
        if isinstance(other, dict):
            return self.__class__(self.data | other)
        return NotImplemented

    def __ror__(self, other):
        if isinstance(other, UserDict):
            return self.__class__(other.data | self.data)
        if isinstance(other, dict):
            return self.__class__(other | self.data)
        return NotImplemented

    def __ior__(self, other):
        self.data |= other.data if isinstance(other, UserDict) else other
        return self

    def __copy__(self):
        made = _shallow_copy(self)
        made.data = self.data.copy()
        return made

    def copy(self):
        """A mapping of the same class with the same keys and values."""
        if self.__class__ is UserDict:
            return UserDict(self.data.copy())
        made = _shallow_copy(self)
        made.data = {}
        made.update(self)
        return made

    @classmethod
    def fromkeys(cls, iterable, value=None):
        """Make a mapping with these keys and one value."""
        made = cls()
        for key in iterable:
            made[key] = value
        return made


def _plain_list(values):
    """The list of a UserList; anything else itself."""
    return values.data if isinstance(values, UserList) else values


class UserList(MutableSequence):
    """A sequence to derive from; the items are in the list `data`."""

    def __init__(self, initlist=None):
        self.data = []
        if initlist is not None:
            self.data += list(_plain_list(initlist))

    def __repr__(self):
        return repr(self.data)

    def __lt__(self, other):
        return self.data < _plain_list(other)

    def __le__(self, other):
        return self.data <= _plain_list(other)

    def __eq__(self, other):
        return self.data == _plain_list(other)

    def __gt__(self, other):
        return self.data > _plain_list(other)

    def __ge__(self, other):
        return self.data >= _plain_list(other)

    __hash__ = None

    def __contains__(self, item):
        return item in self.data

    def __len__(self):
        return len(self.data)

    def __getitem__(self, i):
        return self.__class__(self.data[i]) if isinstance(i, slice) else self.data[i]

    def __setitem__(self, i, item):
        self.data[i] = item

    def __delitem__(self, i):
        del self.data[i]

    def _list_of(self, other):
        if isinstance(other, UserList):
            return other.data
        return other if isinstance(other, type(self.data)) else list(other)

    def __add__(self, other):
        return self.__class__(self.data + self._list_of(other))

    def __radd__(self, other):
        return self.__class__(self._list_of(other) + self.data)

    def __iadd__(self, other):
        self.data += self._list_of(other)
        return self

    def __mul__(self, n):
        return self.__class__(self.data * n)

    __rmul__ = __mul__

    def __imul__(self, n):
        self.data *= n
        return self

    def __copy__(self):
        made = _shallow_copy(self)
        made.data = self.data[:]
        return made

    def append(self, item):
        """Put an item at the end."""
        self.data.append(item)

    def insert(self, i, item):
        """Put an item in before a position."""
        self.data.insert(i, item)

    def pop(self, i=-1):
        """Take the item at a position out and return it."""
        return self.data.pop(i)

    def remove(self, item):
        """Take the first occurrence of an item out."""
        self.data.remove(item)

    def clear(self):
        """Take all items out."""
        self.data.clear()

    def copy(self):
        """A sequence of the same class with the same items."""
        return self.__class__(self)

    def count(self, item):
        """How often an item occurs."""
        return self.data.count(item)

    def index(self, item, *args):
        """The first position of an item."""
        return self.data.index(item, *args)

    def reverse(self):
        """Turn the order around in place."""
        self.data.reverse()

    def sort(self, /, *args, **kwds):
        """Sort in place, as a list does."""
        self.data.sort(*args, **kwds)

    def extend(self, other):
        """Put many items at the end."""
        self.data.extend(_plain_list(other))


def _plain_str(value):
    """The str of a UserString; anything else itself."""
    return value.data if isinstance(value, UserString) else value


class UserString(Sequence):
    """A string to derive from; the text is in the str `data`."""

    def __init__(self, seq):
        if isinstance(seq, str):
            self.data = seq
        elif isinstance(seq, UserString):
            self.data = seq.data[:]
        else:
            self.data = str(seq)

    def __str__(self):
        return str(self.data)

    def __repr__(self):
        return repr(self.data)

    def __int__(self):
        return int(self.data)

    def __float__(self):
        return float(self.data)

    def __complex__(self):
        return complex(self.data)

    def __hash__(self):
        return hash(self.data)

    def __getnewargs__(self):
        return (self.data[:],)

    def __eq__(self, string):
        return self.data == _plain_str(string)

    def __lt__(self, string):
        return self.data < _plain_str(string)

    def __le__(self, string):
        return self.data <= _plain_str(string)

    def __gt__(self, string):
        return self.data > _plain_str(string)

    def __ge__(self, string):
        return self.data >= _plain_str(string)

    def __contains__(self, char):
        return _plain_str(char) in self.data

    def __len__(self):
        return len(self.data)

    def __getitem__(self, index):
        return self.__class__(self.data[index])

    def __add__(self, other):
        other = _plain_str(other)
        return self.__class__(self.data + (other if isinstance(other, str) else str(other)))

    def __radd__(self, other):
        return self.__class__((other if isinstance(other, str) else str(other)) + self.data)

    def __mul__(self, n):
        return self.__class__(self.data * n)

    __rmul__ = __mul__

    def __mod__(self, args):
        return self.__class__(self.data % args)

    def __rmod__(self, template):
        return self.__class__(str(template) % self)

    def count(self, sub, start=0, end=_maxsize):
        """How often a text occurs."""
        return self.data.count(_plain_str(sub), start, end)

    def removeprefix(self, prefix, /):
        """The text without this prefix."""
        return self.__class__(self.data.removeprefix(_plain_str(prefix)))

    def removesuffix(self, suffix, /):
        """The text without this suffix."""
        return self.__class__(self.data.removesuffix(_plain_str(suffix)))

    def encode(self, encoding="utf-8", errors="strict"):
        """The text as bytes."""
        return self.data.encode(encoding or "utf-8", errors or "strict")

    def find(self, sub, start=0, end=_maxsize):
        """The first position of a text, or -1."""
        return self.data.find(_plain_str(sub), start, end)

    def rfind(self, sub, start=0, end=_maxsize):
        """The last position of a text, or -1."""
        return self.data.rfind(_plain_str(sub), start, end)

    def index(self, sub, start=0, end=_maxsize):
        """The first position of a text; ValueError when it is not there."""
        return self.data.index(_plain_str(sub), start, end)

    def rindex(self, sub, start=0, end=_maxsize):
        """The last position of a text; ValueError when it is not there."""
        return self.data.rindex(_plain_str(sub), start, end)

    def join(self, seq):
        """The texts of a sequence with this one in between, as a str."""
        return self.data.join(seq)

    def replace(self, old, new, maxsplit=-1):
        """The text with another in place of each occurrence of the old one."""
        return self.__class__(self.data.replace(_plain_str(old), _plain_str(new), maxsplit))

    def strip(self, chars=None):
        """The text without these characters, or white space, at both ends."""
        return self.__class__(self.data.strip(chars))

    def lstrip(self, chars=None):
        """The text without these characters, or white space, at its begin."""
        return self.__class__(self.data.lstrip(chars))

    def rstrip(self, chars=None):
        """The text without these characters, or white space, at its end."""
        return self.__class__(self.data.rstrip(chars))

    def zfill(self, width):
        """The text with zeros before it, after its sign."""
        return self.__class__(self.data.zfill(width))

    maketrans = str.maketrans


def _forward(name, wraps):
    """The method of `str` of this name; its text is made a string of the same class, if wanted."""
    method = getattr(str, name)

    if wraps:
        def call(self, *args, **kwargs):
            return self.__class__(method(self.data, *args, **kwargs))
    else:
        def call(self, *args, **kwargs):
            return method(self.data, *args, **kwargs)

    call.__name__, call.__qualname__ = name, f"UserString.{name}"
    call.__doc__ = f"What `str.{name}` does."
    setattr(UserString, name, call)


for _name in ("capitalize", "casefold", "center", "expandtabs", "ljust", "lower", "rjust", "swapcase",
              "title", "translate", "upper"):
    _forward(_name, True)

for _name in ("endswith", "format", "format_map", "isalnum", "isalpha", "isascii", "isdecimal", "isdigit", "isidentifier",
              "islower", "isnumeric", "isprintable", "isspace", "istitle", "isupper", "partition", "rpartition", "rsplit",
              "split", "splitlines", "startswith"):
    _forward(_name, False)
"""#
}

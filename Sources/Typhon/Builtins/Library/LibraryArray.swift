extension GuestModules {
    static let moduleArray: StaticString = #"""
"""Arrays of numbers of one kind, as `struct` stores them."""

from _collections_abc import MutableSequence
from operator import index as _index

__all__ = ["array", "ArrayType"]

typecodes = "bBuhHiIlLqQfd"

_sizes = {"b": 1, "B": 1, "u": 4, "h": 2, "H": 2, "i": 4, "I": 4, "l": 8, "L": 8, "q": 8, "Q": 8, "f": 4, "d": 8}

# Of the small kinds: least, greatest, and what a number out of range is told.
_ranges = {
    "b": (-128, 127, "signed char"), "B": (0, 255, "unsigned byte integer"), "h": (-32768, 32767, "signed short integer"),
    "H": (0, 65535, "unsigned short"), "i": (-(1 << 31), (1 << 31) - 1, "signed integer"),
}
# A number that does not fit the kind it is first read as is told that one's name.
_wider = {"b": (-32768, 32767, "signed short integer"), "H": (-(1 << 31), (1 << 31) - 1, "signed integer")}


def _small(kind):
    least, greatest, name = _ranges[kind]
    low, high, wide = _wider.get(kind, (least, greatest, name))

    def convert(value):
        value = _index(value)
        if least <= value <= greatest:
            return value
        if not -(1 << 63) <= value < 1 << 63:
            raise OverflowError("Python int too large to convert to C long")
        if low <= value <= high:
            raise OverflowError(f"{name} is {'greater than maximum' if value > greatest else 'less than minimum'}")
        raise OverflowError(f"{wide} is {'greater than maximum' if value > high else 'less than minimum'}")
    return convert


def _unsigned(bits):
    def convert(value):
        value = _index(value)
        if value < 0:
            raise OverflowError("can't convert negative value to unsigned int")
        if value >= 1 << 64:
            raise OverflowError("Python int too large to convert to C unsigned long")
        if value >> bits:
            raise OverflowError("unsigned int is greater than maximum")
        return value
    return convert


def _long(value):
    value = _index(value)
    if -(1 << 63) <= value < 1 << 63:
        return value
    raise OverflowError("Python int too large to convert to C long")


def _long_long(value):
    value = _index(value)
    if -(1 << 63) <= value < 1 << 63:
        return value
    raise OverflowError("int too big to convert")


def _unsigned_long_long(value):
    value = _index(value)
    if value < 0:
        raise OverflowError("can't convert negative int to unsigned")
    if value >> 64:
        raise OverflowError("int too big to convert")
    return value


def _double(value):
    if type(value) is float:
        return value
    if isinstance(value, (int, float)) or hasattr(type(value), "__float__") or hasattr(type(value), "__index__"):
        return float(value)
    raise TypeError(f"must be real number, not {type(value).__name__}")


def _single(value):
    one = memoryview(bytearray(4)).cast("f")
    one[0] = _double(value)
    return one[0]


def _character(value):
    if not isinstance(value, str) or len(value) != 1:
        raise TypeError("array item must be unicode character")
    return value


_converters = {
    **{kind: _small(kind) for kind in _ranges}, "I": _unsigned(32), "L": _unsigned(64), "l": _long, "q": _long_long,
    "Q": _unsigned_long_long, "f": _single, "d": _double, "u": _character,
}


class array:
    """A row of numbers of the kind a letter says; `u` stands for characters."""

    __slots__ = ("typecode", "_items", "_convert", "__dict__", "__weakref__")

    def __new__(cls, typecode=None, initializer=None, /):
        if typecode is None:
            raise TypeError("array() takes at least 1 argument (0 given)")
        if not isinstance(typecode, str) or len(typecode) != 1:
            raise TypeError(f"array() argument 1 must be a unicode character, not {type(typecode).__name__}")
        if typecode not in _sizes:
            raise ValueError("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)")
        self = object.__new__(cls)
        self.typecode, self._items, self._convert = typecode, [], _converters[typecode]
        if initializer is not None:
            self._fill(initializer)
        return self

    def _fill(self, initializer):
        if isinstance(initializer, str) and self.typecode != "u":
            raise TypeError(f"cannot use a str to initialize an array with typecode {self.typecode!r}")
        if isinstance(initializer, (bytes, bytearray)):
            self.frombytes(initializer)
        else:
            convert = self._convert
            self._items = [convert(value) for value in initializer]

    def _like(self, items):
        made = array(self.typecode)
        made._items = items
        return made

    @property
    def itemsize(self):
        """The bytes an item takes."""
        return _sizes[self.typecode]

    # Items

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return iter(self._items)

    def __getitem__(self, key):
        if type(key) is slice:
            return self._like(self._items[key])
        try:
            return self._items[key]
        except IndexError:
            raise IndexError("array index out of range") from None
        except TypeError:
            raise TypeError("array indices must be integers") from None

    def __setitem__(self, key, value):
        if type(key) is slice:
            if not isinstance(value, array):
                raise TypeError(f'can only assign array (not "{type(value).__name__}") to array slice')
            self._same_kind(value)
            self._items[key] = value._items
            return
        value = self._convert(value)
        try:
            self._items[key] = value
        except IndexError:
            raise IndexError("array assignment index out of range") from None
        except TypeError:
            raise TypeError("array indices must be integers") from None

    def __delitem__(self, key):
        try:
            del self._items[key]
        except IndexError:
            raise IndexError("array assignment index out of range") from None

    def __contains__(self, value):
        return value in self._items

    def append(self, v, /):
        self._items.append(self._convert(v))

    def insert(self, i, v, /):
        self._items.insert(i, self._convert(v))

    def pop(self, i=-1, /):
        """Takes an item out and returns it."""
        if not self._items:
            raise IndexError("pop from empty array")
        try:
            return self._items.pop(i)
        except IndexError:
            raise IndexError("pop index out of range") from None

    def remove(self, v, /):
        """Takes the first item out that is equal."""
        try:
            self._items.remove(v)
        except ValueError:
            raise ValueError("array.remove(x): x not in array") from None

    def index(self, v, start=0, stop=None, /):
        """Where the first equal item is."""
        try:
            return self._items.index(v, start) if stop is None else self._items.index(v, start, stop)
        except ValueError:
            raise ValueError("array.index(x): x not in array") from None

    def count(self, v, /):
        return self._items.count(v)

    def reverse(self):
        self._items.reverse()

    # Rows

    def _same_kind(self, other, text="bad argument type for built-in operation"):
        if self.typecode != other.typecode:
            raise TypeError(text)

    def __add__(self, other):
        if not isinstance(other, array):
            raise TypeError(f'can only append array (not "{type(other).__name__}") to array')
        self._same_kind(other)
        return self._like(self._items + other._items)

    def __iadd__(self, other):
        if not isinstance(other, array):
            raise TypeError(f'can only extend with array (not "{type(other).__name__}")')
        self.extend(other)
        return self

    def __mul__(self, times):
        return self._like(self._items * times)

    __rmul__ = __mul__

    def __imul__(self, times):
        self._items *= times
        return self

    def extend(self, values, /):
        """Appends all items of an array or iterable."""
        if isinstance(values, array):
            self._same_kind(values, "can only extend with array of same kind")
            self._items += values._items
        else:
            for value in values:
                self.append(value)

    def fromlist(self, values, /):
        """Appends the items of a list, or none of them if one does not fit."""
        if not isinstance(values, list):
            raise TypeError("arg must be list")
        convert = self._convert
        self._items += [convert(value) for value in values]

    def tolist(self):
        return list(self._items)

    # Bytes

    def _format(self, count):
        return f"={count}{'I' if self.typecode == 'u' else self.typecode}"

    def tobytes(self):
        """The items as they lie in memory."""
        from struct import pack
        items = map(ord, self._items) if self.typecode == "u" else self._items
        return pack(self._format(len(self._items)).replace("l", "q").replace("L", "Q"), *items)

    def frombytes(self, buffer, /):
        """Appends the items that bytes hold."""
        from struct import unpack
        data = bytes(buffer)
        if len(data) % self.itemsize:
            raise ValueError("bytes length not a multiple of item size")
        items = unpack(self._format(len(data) // self.itemsize).replace("l", "q").replace("L", "Q"), data)
        self._items += map(chr, items) if self.typecode == "u" else items

    def tofile(self, f, /):
        f.write(self.tobytes())

    def fromfile(self, f, n, /):
        """Appends `n` items read from a file."""
        data = f.read(n * self.itemsize)
        self.frombytes(data[:len(data) - len(data) % self.itemsize])
        if len(data) < n * self.itemsize:
            raise EOFError("read() didn't return enough bytes")

    def fromunicode(self, ustr, /):
        """Appends the characters of a text."""
        if self.typecode != "u":
            raise ValueError("fromunicode() may only be called on unicode type arrays")
        self._items += ustr

    def tounicode(self):
        """The characters as a text."""
        if self.typecode != "u":
            raise ValueError("tounicode() may only be called on unicode type arrays")
        return "".join(self._items)

    def byteswap(self):
        """Turns the bytes of every item round."""
        size, data = self.itemsize, self.tobytes()
        self._items = []
        self.frombytes(b"".join([data[i:i + size][::-1] for i in range(0, len(data), size)]))

    def buffer_info(self):
        """(an address, how many items): the address is a number only."""
        return id(self._items), len(self._items)

    def __buffer__(self, flags):
        view = memoryview(self.tobytes())
        return view if self.typecode == "u" else view.cast(self.typecode)

    # The whole

    def __eq__(self, other):
        return self._items == other._items if isinstance(other, array) else NotImplemented

    def __lt__(self, other):
        return self._items < other._items if isinstance(other, array) else NotImplemented

    def __le__(self, other):
        return self._items <= other._items if isinstance(other, array) else NotImplemented

    def __gt__(self, other):
        return self._items > other._items if isinstance(other, array) else NotImplemented

    def __ge__(self, other):
        return self._items >= other._items if isinstance(other, array) else NotImplemented

    __hash__ = None

    def __repr__(self):
        name = type(self).__name__
        if not self._items:
            return f"{name}({self.typecode!r})"
        return f"{name}({self.typecode!r}, {(self.tounicode() if self.typecode == 'u' else self._items)!r})"

    def __copy__(self):
        return self._like(self._items[:])

    def __deepcopy__(self, memo):
        return self.__copy__()

    def __reduce_ex__(self, protocol):
        items = self.tounicode() if self.typecode == "u" else self.tolist()
        return type(self), (self.typecode, items), self.__dict__ or None

    @classmethod
    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)


ArrayType = array
MutableSequence.register(array)
"""#
}

extension GuestModules {
    static let moduleStruct: StaticString = #"""
"""Binary data: numbers and strings packed into bytes as a format says, and back."""

from math import frexp as _frexp, ldexp as _ldexp

__all__ = ["calcsize", "pack", "pack_into", "unpack", "unpack_from", "iter_unpack", "Struct", "error"]


class error(Exception):
    """The format, or what is to be packed or unpacked, is wrong."""

    __module__ = "struct"


# Size in the standard layout, size and alignment in this machine's.
_SIZES = {
    "x": (1, 1), "c": (1, 1), "b": (1, 1), "B": (1, 1), "?": (1, 1), "s": (1, 1), "p": (1, 1), "h": (2, 2), "H": (2, 2),
    "i": (4, 4), "I": (4, 4), "l": (4, 8), "L": (4, 8), "q": (8, 8), "Q": (8, 8), "n": (None, 8), "N": (None, 8),
    "P": (None, 8), "e": (2, 2), "f": (4, 4), "d": (8, 8),
}
_NAMES = {"b": "byte", "B": "ubyte", "h": "short", "H": "ushort"}
# Bits of the exponent and of the fraction.
_FLOATS = {"e": (5, 10), "f": (8, 23), "d": (11, 52)}


# Numbers


def _integer(value):
    try:
        return value.__index__()
    except AttributeError:
        raise error("required argument is not an integer") from None


def _pack_integer(value, code, size, order, native):
    value = value if type(value) is int else _integer(value)
    try:
        return value.to_bytes(size, order, signed=code in "bhilqn")
    except OverflowError:
        raise error(_range_text(value, code, size, native)) from None


def _range_text(value, code, size, native):
    low, high = (-1 << 8 * size - 1, (1 << 8 * size - 1) - 1) if code in "bhilqn" else (0, (1 << 8 * size) - 1)
    if code in _NAMES:
        return f"{_NAMES[code]} format requires {low} <= number <= {high}"
    if native and size == 8:
        return "argument out of range" if not -1 << 63 <= value < 1 << 63 or value < 0 else "int too large to convert"
    return f"'{code}' format requires {low} <= number <= {high}"


def _pack_float(value, code, order):
    try:
        value = value if type(value) is float else value.__float__() if hasattr(value, "__float__") else float(_integer(value))
    except (error, AttributeError):
        raise error("required argument is not a float") from None
    exponent_bits, fraction_bits = _FLOATS[code]
    bits = _float_bits(value, code, exponent_bits, fraction_bits)
    return bits.to_bytes(1 + exponent_bits + fraction_bits >> 3, order)


def _float_bits(value, code, exponent_bits, fraction_bits):
    top = (1 << exponent_bits) - 1
    sign = 1 << exponent_bits + fraction_bits if value < 0 or value == 0 and str(value)[0] == "-" else 0
    if value == 0:
        return sign
    if value - value != 0:
        return sign | top << fraction_bits | (1 << fraction_bits - 1 if value != value else 0)
    fraction, exponent = _frexp(-value if value < 0 else value)
    exponent += (top >> 1) - 1
    # Below the smallest normal number the fraction has fewer bits.
    bits = _rounded(fraction, fraction_bits + 1 if exponent > 0 else fraction_bits + exponent)
    if exponent > 0:
        bits += exponent - 1 << fraction_bits
    if bits >= top << fraction_bits:
        raise OverflowError(f"float too large to pack with {code} format")
    return sign | bits


def _rounded(fraction, bits):
    """A number below one as an integer of so many bits, a half to the even one."""
    return round(_ldexp(fraction, bits)) if bits < 53 else int(fraction * 9007199254740992.0)


def _unpack_float(data, code, order):
    exponent_bits, fraction_bits = _FLOATS[code]
    bits = int.from_bytes(data, order)
    fraction = bits & (1 << fraction_bits) - 1
    top = (1 << exponent_bits) - 1
    exponent = bits >> fraction_bits & top
    if exponent == top:
        value = float("nan") if fraction else float("inf")
    elif exponent:
        value = _ldexp(fraction | 1 << fraction_bits, exponent - (top >> 1) - fraction_bits)
    else:
        value = _ldexp(fraction, 1 - (top >> 1) - fraction_bits)
    return -value if bits >> exponent_bits + fraction_bits else value


def _pack_text(value, code, count):
    if not isinstance(value, (bytes, bytearray)):
        raise error(f"argument for '{code}' must be a bytes object")
    if code == "s":
        return bytes(value[:count]).ljust(count, b"\0")
    value = bytes(value[:min(max(count - 1, 0), 255)])
    return (bytes([len(value)]) + value).ljust(count, b"\0")[:count]


def _unpack_text(data, code):
    if code == "s":
        return data
    return data[1:1 + data[0]] if data else b""


# Formats


def _parse(format):
    """Order of bytes, whether the layout is this machine's, and pairs of count and code."""
    mark = format[:1]
    order = "big" if mark in (">", "!") else "little"
    native = mark not in ("<", ">", "!", "=")
    parts, count = [], ""
    for letter in format[1:] if mark and mark in "@=<>!" else format:
        if letter.isdigit():
            count += letter
        elif letter.isspace() and not count:
            pass
        elif letter not in _SIZES or not native and _SIZES[letter][0] is None:
            raise error("repeat count given without format specifier" if count and letter.isspace() else "bad char in struct format")
        else:
            parts.append((int(count) if count else 1, letter))
            count = ""
    if count:
        raise error("repeat count given without format specifier")
    return order, native, parts


def _lay_out(native, parts):
    """The fields (offset, size, code) and the size of the whole."""
    fields, at = [], 0
    for count, code in parts:
        size = _SIZES[code][native]
        if native:
            at += -at % size
        if code in "sp":
            fields.append((at, count, code))
        elif code != "x":
            fields += [(at + index * size, size, code) for index in range(count)]
        at += count * size
    return fields, at


def _bytes_of(buffer):
    if type(buffer) is bytes:
        return buffer
    if isinstance(buffer, (bytes, bytearray)):
        return bytes(buffer)
    try:
        return memoryview(buffer).tobytes()
    except TypeError:
        if hasattr(buffer, "tobytes"):
            return buffer.tobytes()
        raise TypeError(f"a bytes-like object is required, not '{type(buffer).__name__}'") from None


class Struct:
    """A format that is made ready once and used often."""

    __slots__ = ("format", "size", "_fields", "_order", "_native", "_integers", "__weakref__")
    __module__ = "_struct"

    def __init__(self, format):
        if isinstance(format, (bytes, bytearray)):
            format = format.decode("ascii")
        elif not isinstance(format, str):
            raise TypeError(f"Struct() argument 1 must be a str or bytes object, not {type(format).__name__}")
        self.format = format
        self._order, self._native, parts = _parse(format)
        self._fields, self.size = _lay_out(self._native, parts)
        self._integers = all(code in "bBhHiIlLqQnNP" for _, _, code in self._fields)

    def pack(self, *values):
        """The bytes of some values."""
        return self._packed(values, "pack expected")

    def _packed(self, values, words):
        fields, order = self._fields, self._order
        if len(values) != len(fields):
            raise error(f"{words} {len(fields)} items for packing (got {len(values)})")
        pieces, at = [], 0
        for (offset, size, code), value in zip(fields, values):
            if offset > at:
                pieces.append(bytes(offset - at))
            pieces.append(self._field(value, size, code, order))
            at = offset + size
        if at < self.size:
            pieces.append(bytes(self.size - at))
        return b"".join(pieces)

    def _field(self, value, size, code, order):
        if code in "BHILQNbhilqn":
            return _pack_integer(value, code, size, order, self._native)
        if code in "def":
            return _pack_float(value, code, order)
        if code in "sp":
            return _pack_text(value, code, size)
        if code == "?":
            return b"\1" if value else b"\0"
        if code == "P":
            return (_integer(value) % (1 << 64)).to_bytes(8, order)
        if not isinstance(value, bytes) or len(value) != 1:
            raise error("char format requires a bytes object of length 1")
        return value

    def pack_into(self, buffer, offset, *values):
        """Pack some values and write them into a buffer at an offset."""
        data = self._packed(values, "pack_into expected")
        if isinstance(buffer, (bytes, str)):
            raise TypeError(f"pack_into() argument 1 must be read-write bytes-like object, not {type(buffer).__name__}")
        view = buffer if isinstance(buffer, bytearray) else memoryview(buffer).cast("B")
        start = self._start(offset.__index__(), len(view), "pack_into", "packing", "no space to pack")
        view[start:start + len(data)] = data

    def _start(self, offset, size, name, verb, words):
        start = offset
        if offset < 0:
            if offset + self.size > 0:
                # The text of the two functions differs.
                wanted = "unpack" if verb == "unpacking" else "pack"
                raise error(
                    f"not enough data to {wanted} {self.size} bytes" if wanted == "unpack" else
                    f"{words} {self.size} bytes at offset {offset}")
            start += size
            if start < 0:
                raise error(f"offset {offset} out of range for {size}-byte buffer")
        if size - start < self.size:
            raise error(
                f"{name} requires a buffer of at least {start + self.size} bytes for {verb} {self.size} bytes at offset"
                f" {start} (actual buffer size is {size})")
        return start

    def unpack(self, buffer, /):
        """The values of some bytes, as a tuple."""
        data = _bytes_of(buffer)
        if len(data) != self.size:
            raise error(f"unpack requires a buffer of {self.size} bytes")
        return self._unpacked(data, 0)

    def _unpacked(self, data, start):
        order = self._order
        if self._integers:
            return tuple([
                int.from_bytes(data[start + offset:start + offset + size], order, signed=code in "bhilqn")
                for offset, size, code in self._fields])
        values = []
        for offset, size, code in self._fields:
            piece = data[start + offset:start + offset + size]
            if code in "def":
                values.append(_unpack_float(piece, code, order))
            elif code in "sp":
                values.append(_unpack_text(piece, code))
            elif code == "?":
                values.append(piece != b"\0")
            else:
                values.append(piece if code == "c" else int.from_bytes(piece, order, signed=code in "bhilqn"))
        return tuple(values)

    def unpack_from(self, buffer, offset=0):
        """The values of the bytes at an offset, as a tuple."""
        data = _bytes_of(buffer)
        return self._unpacked(data, self._start(offset, len(data), "unpack_from", "unpacking", ""))

    def iter_unpack(self, buffer, /):
        """The tuples of bytes that hold the format again and again."""
        if self.size == 0:
            raise error("cannot iteratively unpack with a struct of length 0")
        data = _bytes_of(buffer)
        if len(data) % self.size:
            raise error(f"iterative unpacking requires a buffer of a multiple of {self.size} bytes")
        return (self._unpacked(data, start) for start in range(0, len(data), self.size))


_known = {}


def _struct(format):
    found = _known.get(format)
    if found is None:
        found = format if isinstance(format, Struct) else Struct(format)
        if len(_known) >= 100:
            _known.clear()
        _known[format] = found
    return found


def _clearcache():
    """Forget the formats that were used."""
    _known.clear()


def calcsize(format, /):
    """How many bytes a format takes."""
    return _struct(format).size


def pack(format, /, *values):
    """The bytes of some values."""
    return _struct(format).pack(*values)


def pack_into(format, buffer, offset, /, *values):
    """Pack some values and write them into a buffer at an offset."""
    _struct(format).pack_into(buffer, offset, *values)


def unpack(format, buffer, /):
    """The values of some bytes, as a tuple."""
    return _struct(format).unpack(buffer)


def unpack_from(format, /, buffer, offset=0):
    """The values of the bytes at an offset, as a tuple."""
    return _struct(format).unpack_from(buffer, offset)


def iter_unpack(format, buffer, /):
    """The tuples of bytes that hold the format again and again."""
    return _struct(format).iter_unpack(buffer)
"""#
}

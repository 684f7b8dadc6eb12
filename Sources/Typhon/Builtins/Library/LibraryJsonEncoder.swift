extension GuestModules {
    static let moduleJsonEncoder: StaticString = #"""
"""Writing JSON."""

__all__ = ["JSONEncoder"]

_INFINITY = float("inf")


class _Escapes(dict):
    """What to write for the characters of strings, by their numbers; `is_ascii`: everything above is escaped too."""

    def __init__(self, is_ascii):
        self.is_ascii = is_ascii
        for number in range(32):
            self[number] = f"\\u{number:04x}"
        self.update((ord(letter), "\\" + short) for letter, short in zip('"\\\n\r\t\f\b', '"\\nrtfb'))

    def __missing__(self, number):
        if number < 127 or not self.is_ascii:
            text = chr(number)
        elif number < 0x10000:
            text = f"\\u{number:04x}"
        else:
            high, low = divmod(number - 0x10000, 0x400)
            text = f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"
        self[number] = text
        return text


_ascii_escapes, _escapes = _Escapes(True), _Escapes(False)


def encode_basestring_ascii(s):
    """A string in quotes, with nothing but ASCII in it."""
    if s.isascii() and s.isprintable() and '"' not in s and "\\" not in s:
        return f'"{s}"'
    return f'"{s.translate(_ascii_escapes)}"'


def encode_basestring(s):
    """A string in quotes."""
    if s.isprintable() and '"' not in s and "\\" not in s:
        return f'"{s}"'
    return f'"{s.translate(_escapes)}"'


class JSONEncoder:
    """Makes JSON of values; `default` says what to write for other types."""

    item_separator = ", "
    key_separator = ": "

    def __init__(
        self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False, indent=None,
        separators=None, default=None
    ):
        self.skipkeys, self.ensure_ascii, self.check_circular = skipkeys, ensure_ascii, check_circular
        self.allow_nan, self.sort_keys, self.indent = allow_nan, sort_keys, indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        """A value that can be written, for one that cannot."""
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def encode(self, o):
        """The text of a value."""
        if isinstance(o, str):
            return (encode_basestring_ascii if self.ensure_ascii else encode_basestring)(o)
        pieces = self.iterencode(o, _one_shot=True)
        return "".join(pieces)

    def iterencode(self, o, _one_shot=False):
        """The text of a value, in pieces."""
        pieces = []
        _writer(self, pieces.append)(o, "\n")
        return pieces if _one_shot else iter(pieces)


def _float_text(value, allow_nan):
    if value - value == 0.0:
        return float.__repr__(value)
    text = "NaN" if value != value else "Infinity" if value > 0 else "-Infinity"
    if not allow_nan:
        raise ValueError("Out of range float values are not JSON compliant: " + repr(value))
    return text


def _writer(encoder, emit):
    """The function that writes a value: (value, line end with the indentation of its line)."""
    allow_nan, skipkeys, sort_keys, default = encoder.allow_nan, encoder.skipkeys, encoder.sort_keys, encoder.default
    text_of = encode_basestring_ascii if encoder.ensure_ascii else encode_basestring
    comma, colon, indent = encoder.item_separator, encoder.key_separator, encoder.indent
    if indent is not None and not isinstance(indent, str):
        indent = " " * indent
    open_ids = {} if encoder.check_circular else None

    def scalar(value):
        """The text of a value that is not a container; None when it is one."""
        kind = type(value)
        if kind is str:
            return text_of(value)
        if kind is int:
            return str(value) if -99999999 < value < 99999999 else int.__repr__(value)
        if value is None:
            return "null"
        if value is True:
            return "true"
        if value is False:
            return "false"
        if kind is float:
            return _float_text(value, allow_nan)
        return None if kind is dict or kind is list else of_subclass(value)

    def of_subclass(value):
        if isinstance(value, str):
            return text_of(value)
        if isinstance(value, int):
            return int.__repr__(value)
        return _float_text(value, allow_nan) if isinstance(value, float) else None

    def write(value, line):
        text = scalar(value)
        if text is not None:
            emit(text)
        elif isinstance(value, (list, tuple)):
            guarded(write_list, value, line) if value else emit("[]")
        elif isinstance(value, dict):
            guarded(write_dict, value, line) if value else emit("{}")
        else:
            guarded(write_other, value, line)

    def guarded(how, value, line):
        if open_ids is None:
            return how(value, line)
        key = id(value)
        if key in open_ids:
            raise ValueError("Circular reference detected")
        open_ids[key] = value
        how(value, line)
        del open_ids[key]

    def write_other(value, line):
        write(default(value), line)

    def write_list(values, line):
        inner = line if indent is None else line + indent
        before, between = ("[", comma) if indent is None else ("[" + inner, comma + inner)
        for value in values:
            text = scalar(value)
            if text is not None:
                emit(before + text)
            else:
                emit(before)
                write(value, inner)
            before = between
        emit("]" if indent is None else line + "]")

    def write_dict(values, line):
        inner = line if indent is None else line + indent
        first, between = ("{", comma) if indent is None else ("{" + inner, comma + inner)
        before = first
        for key, value in sorted(values.items()) if sort_keys else values.items():
            if type(key) is not str and (key := key_text(key)) is None:
                continue
            text = scalar(value)
            if text is not None:
                emit(before + text_of(key) + colon + text)
            else:
                emit(before + text_of(key) + colon)
                write(value, inner)
            before = between
        if before is first:
            emit(first)
        emit("}" if indent is None else line + "}")

    def key_text(key):
        if isinstance(key, str):
            return key
        if key is None or isinstance(key, (int, float)):
            return scalar(key)
        if skipkeys:
            return None
        raise TypeError(f"keys must be str, int, float, bool or None, not {key.__class__.__name__}")

    return write
"""#
}

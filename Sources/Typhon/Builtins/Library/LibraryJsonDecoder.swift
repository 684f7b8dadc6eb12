extension GuestModules {
    static let moduleJsonDecoder: StaticString = #"""
"""Reading JSON."""

__all__ = ["JSONDecoder", "JSONDecodeError"]

_BLANKS = " \t\n\r"
_DIGITS = frozenset("0123456789")
_WORDS = {"n": ("null", None), "t": ("true", True), "f": ("false", False)}
_CONSTANTS = {"NaN": float("nan"), "Infinity": float("inf"), "-Infinity": float("-inf")}
_ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}


class JSONDecodeError(ValueError):
    """The text is not JSON; says where."""

    def __init__(self, msg, doc, pos):
        self.msg, self.doc, self.pos = msg, doc, pos
        self.lineno = doc.count("\n", 0, pos) + 1
        self.colno = pos - doc.rfind("\n", 0, pos)
        super().__init__(f"{msg}: line {self.lineno} column {self.colno} (char {pos})")

    def __reduce__(self):
        return type(self), (self.msg, self.doc, self.pos)


class JSONDecoder:
    """Makes values of JSON text; hooks may replace what it makes of objects and numbers."""

    def __init__(
        self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True,
        object_pairs_hook=None
    ):
        self.object_hook, self.object_pairs_hook = object_hook, object_pairs_hook
        self.parse_float, self.parse_int = parse_float or float, parse_int or int
        self.parse_constant = parse_constant or _CONSTANTS.__getitem__
        self.strict = strict
        self.scan_once = _scanner(self)

    def decode(self, s):
        """The value of a text that holds nothing else."""
        value, end = self.raw_decode(s, _skip(s, 0))
        end = _skip(s, end)
        if end != len(s):
            raise JSONDecodeError("Extra data", s, end)
        return value

    def raw_decode(self, s, idx=0):
        """The value of the text that starts at an index, and where it ends."""
        if idx < 0:
            raise ValueError("idx cannot be negative")
        try:
            return self.scan_once(s, idx)
        except StopIteration as failure:
            raise JSONDecodeError("Expecting value", s, failure.value) from None


def _skip(s, at):
    size = len(s)
    while at < size and s[at] in _BLANKS:
        at += 1
    return at


def _string_end(s, start, strict):
    """The string whose text starts at `start`, and the index after its quote."""
    end = s.find('"', start)
    text = s[start:end]
    if end >= 0 and "\\" not in text and (text.isprintable() or not strict or _is_clean(text)):
        return text, end + 1
    return _escaped(s, start, strict)


def _is_clean(text):
    return min(text, default=" ") >= " "


def _escaped(s, start, strict):
    """The same for a string with escapes, or with something wrong."""
    pieces, at = [], start
    while True:
        quote, slash = s.find('"', at), s.find("\\", at)
        end = quote if slash < 0 or 0 <= quote < slash else slash
        text = s[at:end if end >= 0 else len(s)]
        if strict and not text.isprintable():
            _refuse_controls(s, at, text)
        if end < 0:
            raise JSONDecodeError("Unterminated string starting at", s, start - 1)
        pieces.append(text)
        if end == quote:
            return "".join(pieces), end + 1
        letter, at = _escape(s, end + 1, start)
        pieces.append(letter)


def _refuse_controls(s, at, text):
    for offset, letter in enumerate(text):
        if letter < " ":
            raise JSONDecodeError("Invalid control character at", s, at + offset)


def _escape(s, at, start):
    """The character of the escape whose letter is at `at`, and the index after it."""
    if at >= len(s):
        raise JSONDecodeError("Unterminated string starting at", s, start - 1)
    if s[at] != "u":
        if s[at] not in _ESCAPES:
            raise JSONDecodeError("Invalid \\escape", s, at - 1)
        return _ESCAPES[s[at]], at + 1
    code = _hex(s, at)
    at += 5
    if 0xD800 <= code < 0xDC00 and s.startswith("\\u", at):
        low = _hex(s, at + 1)
        if 0xDC00 <= low < 0xE000:
            return chr(0x10000 + ((code - 0xD800) << 10 | low - 0xDC00)), at + 6
    return chr(code), at


def _hex(s, at):
    digits = s[at + 1:at + 5]
    if len(digits) != 4 or not all(digit in "0123456789abcdefABCDEF" for digit in digits):
        raise JSONDecodeError("Invalid \\uXXXX escape", s, at)
    return int(digits, 16)


def _after_digits(s, at, size):
    while at < size and s[at] in _DIGITS:
        at += 1
    return at


def _number_end(s, start, size):
    """Where the number at `start` ends, and whether it is a whole one; StopIteration when there is none."""
    at = start + 1 if s[start] == "-" else start
    if at >= size or s[at] not in _DIGITS:
        raise StopIteration(start)
    at = at + 1 if s[at] == "0" else _after_digits(s, at, size)
    if at >= size or s[at] not in ".eE":
        return at, True
    whole = at
    if s[at] == "." and at + 1 < size and s[at + 1] in _DIGITS:
        at = _after_digits(s, at + 1, size)
    if at < size and s[at] in "eE":
        power = at + 2 if s[at + 1:at + 2] in ("+", "-") else at + 1
        if power < size and s[power] in _DIGITS:
            at = _after_digits(s, power, size)
    return at, at == whole


def _scanner(decoder):
    """The function that reads a value at an index: (text, index) to (value, index after it)."""
    strict, object_hook, pairs_hook = decoder.strict, decoder.object_hook, decoder.object_pairs_hook
    parse_float, parse_int, parse_constant = decoder.parse_float, decoder.parse_int, decoder.parse_constant

    def scan(s, at):
        if at >= len(s):
            raise StopIteration(at)
        letter = s[at]
        if letter == '"':
            return _string_end(s, at + 1, strict)
        if letter == "{":
            return scan_object(s, at + 1)
        if letter == "[":
            return scan_array(s, at + 1)
        if letter in _WORDS:
            word, value = _WORDS[letter]
            if s.startswith(word, at):
                return value, at + len(word)
            raise StopIteration(at)
        if letter in "NI-":
            for word in _CONSTANTS:
                if s.startswith(word, at):
                    return parse_constant(word), at + len(word)
        end, is_whole = _number_end(s, at, len(s))
        return (parse_int if is_whole else parse_float)(s[at:end]), end

    def scan_array(s, at):
        values = []
        size = len(s)
        while at < size and s[at] in _BLANKS:
            at += 1
        if s.startswith("]", at):
            return values, at + 1
        while True:
            value, at = scan(s, at)
            values.append(value)
            while at < size and s[at] in _BLANKS:
                at += 1
            letter = s[at] if at < size else ""
            if letter == "]":
                return values, at + 1
            if letter != ",":
                raise JSONDecodeError("Expecting ',' delimiter", s, at)
            at += 1
            while at < size and s[at] in _BLANKS:
                at += 1

    def scan_object(s, at):
        pairs = []
        size = len(s)
        at = _skip(s, at)
        if s.startswith("}", at):
            return finish(pairs), at + 1
        while True:
            if at >= size or s[at] != '"':
                raise JSONDecodeError("Expecting property name enclosed in double quotes", s, at)
            key, at = _string_end(s, at + 1, strict)
            if at < size and s[at] in _BLANKS:
                at = _skip(s, at)
            if at >= size or s[at] != ":":
                raise JSONDecodeError("Expecting ':' delimiter", s, at)
            at += 1
            while at < size and s[at] in _BLANKS:
                at += 1
            value, at = scan(s, at)
            pairs.append((key, value))
            while at < size and s[at] in _BLANKS:
                at += 1
            letter = s[at] if at < size else ""
            if letter == "}":
                return finish(pairs), at + 1
            if letter != ",":
                raise JSONDecodeError("Expecting ',' delimiter", s, at)
            at += 1
            while at < size and s[at] in _BLANKS:
                at += 1

    def finish(pairs):
        if pairs_hook is not None:
            return pairs_hook(pairs)
        return dict(pairs) if object_hook is None else object_hook(dict(pairs))

    return scan
"""#
}

extension GuestModules {
    static let moduleString: StaticString = #"""
"""Kinds of characters, templates, and the formatter behind `str.format` as a class."""

__all__ = [
    "ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords", "digits", "hexdigits", "octdigits", "printable",
    "punctuation", "whitespace", "Formatter", "Template",
]

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdefABCDEF"
octdigits = "01234567"
punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """Each word with a capital first letter, the others small."""
    return (sep or " ").join([word.capitalize() for word in s.split(sep)])


# Templates


class _LazyPattern:
    """The regular expression of a template class, made when it is first asked for."""

    def __init__(self):
        self._made = {}

    def __get__(self, instance, cls):
        pattern = self._made.get(cls)
        if pattern is None:
            import re
            delimiter, name = re.escape(cls.delimiter), cls.idpattern
            pattern = self._made[cls] = re.compile(
                rf"{delimiter}(?:(?P<escaped>{delimiter})|(?P<named>{name})"
                rf"|{{(?P<braced>{cls.braceidpattern or name})}}|(?P<invalid>))", cls.flags)
        return pattern


class Template:
    """A text with $name, ${name} and $$ for which values can be put in."""

    delimiter = "$"
    idpattern = "(?a:[_a-z][_a-z0-9]*)"
    braceidpattern = None
    flags = 2  # re.IGNORECASE
    pattern = _LazyPattern()
    _is_plain = True

    def __init_subclass__(cls):
        super().__init_subclass__()
        own = cls.__dict__.get("pattern")
        if own is not None:
            import re
            cls.pattern = re.compile(own, cls.flags | re.VERBOSE)
        plain = Template.idpattern, Template.braceidpattern, Template.flags, Template.__dict__["pattern"]
        found = next(base.__dict__["pattern"] for base in cls.__mro__ if "pattern" in base.__dict__)
        cls._is_plain = (cls.idpattern, cls.braceidpattern, cls.flags, found) == plain

    def __init__(self, template):
        self.template = template

    def substitute(self, mapping={}, /, **kws):
        """The text with values for all names."""
        def value(start, end, name):
            if name is None:
                self._fail(start)
            return str(kws[name] if name in kws else mapping[name])
        return self._filled(value)

    def safe_substitute(self, mapping={}, /, **kws):
        """The text with values for the names that have one."""
        def value(start, end, name):
            if name is not None:
                try:
                    return str(kws[name] if name in kws else mapping[name])
                except KeyError:
                    pass
            return self.template[start:end]
        return self._filled(value)

    def is_valid(self):
        """Whether each delimiter stands before a name or another one."""
        return all(escaped or name is not None for _, _, escaped, name in self._places())

    def get_identifiers(self):
        """The names in the order of their first places."""
        return list(dict.fromkeys(name for _, _, _, name in self._places() if name is not None))

    def _filled(self, value):
        text, pieces, done = self.template, [], 0
        for start, end, escaped, name in self._places():
            pieces += text[done:start], self.delimiter if escaped else value(start, end, name)
            done = end
        pieces.append(text[done:])
        return "".join(pieces)

    def _fail(self, start):
        before = self.template[:start].splitlines(keepends=True)
        line = len(before) or 1
        column = start - sum(map(len, before[:-1])) + 1
        if before and before[-1].endswith("\n"):
            line, column = line + 1, 1
        raise ValueError(f"Invalid placeholder in string: line {line}, col {column}")

    def _places(self):
        """(start, end, whether it stands for the delimiter, its name or None) for each delimiter."""
        if not self._is_plain:
            for match in self.pattern.finditer(self.template):
                name = match["named"] or match["braced"]
                yield match.start(), match.end(), match["escaped"] is not None, name
            return
        text, delimiter = self.template, self.delimiter
        if not isinstance(text, str):
            raise TypeError(f"expected string or bytes-like object, got {type(text).__name__!r}")
        start = text.find(delimiter)
        while start >= 0:
            end, escaped, name = self._read(start + len(delimiter))
            yield start, end, escaped, name
            start = text.find(delimiter, end)

    def _read(self, start):
        text = self.template
        if text.startswith(self.delimiter, start):
            return start + len(self.delimiter), True, None
        if text.startswith("{", start):
            end = _end_of_name(text, start + 1)
            if end > start + 1 and text.startswith("}", end):
                return end + 1, False, text[start + 1:end]
            return start, False, None
        end = _end_of_name(text, start)
        return end, False, text[start:end] or None


def _end_of_name(text, start):
    end = start
    while end < len(text) and (text[end] == "_" or text[end] in ascii_letters or end > start and text[end] in digits):
        end += 1
    return end


# Formatting


class Formatter:
    """What `str.format` does, in steps a subclass can change."""

    def format(self, format_string, /, *args, **kwargs):
        """The text with its fields replaced."""
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        """`format` with the arguments as a sequence and a mapping."""
        used = set()
        result, _ = self._vformat(format_string, args, kwargs, used, 2)
        self.check_unused_args(used, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used_args, recursion_depth, auto_arg_index=0):
        if recursion_depth < 0:
            raise ValueError("Max string recursion exceeded")
        result = []
        for literal, field, spec, conversion in self.parse(format_string):
            if literal:
                result.append(literal)
            if field is None:
                continue
            field, auto_arg_index = _numbered(field, auto_arg_index)
            value, key = self.get_field(field, args, kwargs)
            used_args.add(key)
            value = self.convert_field(value, conversion)
            spec, auto_arg_index = self._vformat(spec, args, kwargs, used_args, recursion_depth - 1, auto_arg_index)
            result.append(self.format_field(value, spec))
        return "".join(result), auto_arg_index

    def parse(self, format_string):
        """(text, field name, format spec, conversion) for each field; None without a field."""
        if not isinstance(format_string, str):
            raise TypeError(f"expected str, got {type(format_string).__name__}")
        return _parsed(format_string)

    def get_field(self, field_name, args, kwargs):
        """(the value of a field, the key of the argument it is in)."""
        key, steps = _field_steps(field_name)
        value = self.get_value(key, args, kwargs)
        for is_attribute, name in steps:
            value = getattr(value, name) if is_attribute else value[name]
        return value, key

    def get_value(self, key, args, kwargs):
        """The argument of a number or name."""
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        """May raise an exception if arguments were not used."""

    def convert_field(self, value, conversion):
        """The value after !s, !r or !a."""
        convert = {None: lambda value: value, "s": str, "r": repr, "a": ascii}.get(conversion)
        if convert is None:
            raise ValueError(f"Unknown conversion specifier {conversion!s}")
        return convert(value)

    def format_field(self, value, format_spec):
        """The text of a value."""
        return format(value, format_spec)


def _numbered(field, number):
    """The field with the next number if it has none (`False` once fields had their own), and the number after it."""
    if field == "":
        if number is False:
            raise ValueError("cannot switch from manual field specification to automatic field numbering")
        return str(number), number + 1
    if field.isdigit():
        if number:
            raise ValueError("cannot switch from manual field specification to automatic field numbering")
        return field, False
    return field, number


def _parsed(text):
    place, end = 0, len(text)
    while place < end:
        start = place
        while place < end and text[place] not in "{}":
            place += 1
        if place == end:
            yield text[start:], None, None, None
            return
        brace, literal = text[place], text[start:place]
        place += 1
        if text.startswith(brace, place):
            place += 1
            yield literal + brace, None, None, None
        elif brace == "}" or place == end:
            raise ValueError(f"Single {brace!r} encountered in format string")
        else:
            field, spec, conversion, place = _parsed_field(text, place)
            yield literal, field, spec, conversion


def _parsed_field(text, start):
    """(field name, format spec, conversion, the place behind the field)."""
    place = _end_of_field_name(text, start)
    field, conversion = text[start:place], None
    if text[place] == "!":
        conversion, place = _parsed_conversion(text, place + 1)
    if text[place - 1] == "}" and conversion is not None:
        return field, "", conversion, place
    if text[place] == "}":
        return field, "", None, place + 1
    end = _end_of_spec(text, place + 1)
    return field, text[place + 1:end], conversion, end + 1


def _end_of_field_name(text, place):
    bracketed = False
    while place < len(text):
        c = text[place]
        if c == "{" and not bracketed:
            raise ValueError("unexpected '{' in field name")
        if c == "[":
            bracketed = True
        elif c == "]":
            bracketed = False
        elif c in "}:!" and not bracketed:
            return place
        place += 1
    raise ValueError("expected '}' before end of string")


def _parsed_conversion(text, place):
    """(the conversion, the place of the colon or behind the brace that follows it)."""
    if place >= len(text):
        raise ValueError("end of string while looking for conversion specifier")
    if place + 1 >= len(text):
        raise ValueError("unmatched '{' in format spec")
    if text[place + 1] == "}":
        return text[place], place + 2
    if text[place + 1] != ":":
        raise ValueError("expected ':' after conversion specifier")
    return text[place], place + 1


def _end_of_spec(text, place):
    depth = 1
    while place < len(text):
        if text[place] == "{":
            depth += 1
        elif text[place] == "}":
            depth -= 1
            if not depth:
                return place
        place += 1
    raise ValueError("unmatched '{' in format spec")


def _field_steps(name):
    """The first name or number of a field name, and what follows: (True, attribute) or (False, key)."""
    place = 0
    while place < len(name) and name[place] not in ".[":
        place += 1
    return _number_or_name(name[:place]), _steps(name, place)


def _steps(name, place):
    while place < len(name):
        is_attribute, start = name[place] == ".", place + 1
        if is_attribute:
            place = start
            while place < len(name) and name[place] not in ".[":
                place += 1
            step = name[start:place]
        elif name[place] == "[":
            end = name.find("]", start)
            if end < 0:
                raise ValueError("Missing ']' in format string")
            step, place = _number_or_name(name[start:end]), end + 1
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
        if step == "":
            raise ValueError("Empty attribute in format string")
        yield is_attribute, step


def _number_or_name(text):
    return int(text) if text.isdigit() else text
"""#
}

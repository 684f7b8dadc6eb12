extension GuestModules {
    static let modulePprint: StaticString = #"""
"""Prints data so that people can read it: wide containers over several lines."""

import sys

__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
           underscore_numbers=False):
    """Print an object readably on a stream, by default sys.stdout."""
    PrettyPrinter(stream=stream, indent=indent, width=width, depth=depth, compact=compact,
                  sort_dicts=sort_dicts, underscore_numbers=underscore_numbers).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    """What pprint() would print, as a string."""
    return PrettyPrinter(indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    """Print an object readably, its dicts in their own order."""
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    """The repr of an object that may contain itself."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[0]


def isreadable(object):
    """Whether eval() could read the repr of the object."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[1]


def isrecursive(object):
    """Whether the object contains itself."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[2]


class _SafeKey:
    """Sorts any objects: by their own order, or else by type and identity."""

    __slots__ = ("obj",)

    def __init__(self, obj):
        self.obj = obj

    def __lt__(self, other):
        try:
            return self.obj < other.obj
        except TypeError:
            return (str(type(self.obj)), id(self.obj)) < (str(type(other.obj)), id(other.obj))


def _pair_key(pair):
    return _SafeKey(pair[0]), _SafeKey(pair[1])


def _recursion(object):
    return f"<Recursion on {type(object).__name__} with id={id(object)}>"


def _repr_owner(cls):
    """The full name of the class whose __repr__ objects of cls have."""
    for base in cls.__mro__:
        if "__repr__" in base.__dict__:
            return f"{base.__module__}.{base.__qualname__}"


def _is_plain_dataclass(cls):
    """Whether it is a dataclass that shows itself by the __repr__ written for it."""
    params = getattr(cls, "__dataclass_params__", None)
    code = getattr(cls.__repr__, "__code__", None)
    return params is not None and params.repr and "_running" in getattr(code, "co_freevars", ())


class _Text:
    """A stream that keeps what is written."""

    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)


class PrettyPrinter:
    """Prints objects readably; format() may be overridden for some."""

    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True,
                 underscore_numbers=False):
        indent, width = int(indent), int(width)
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._depth = depth
        self._indent_per_level = indent
        self._width = width
        self._stream = sys.stdout if stream is None else stream
        self._compact = bool(compact)
        self._sort_dicts = sort_dicts
        self._underscore_numbers = underscore_numbers
        self._readable = True
        self._recursive = False

    def pprint(self, object):
        """Print the object and a newline."""
        if self._stream is not None:
            self._format(object, self._stream, 0, 0, {}, 0)
            self._stream.write("\n")

    def pformat(self, object):
        """The printed form of the object as a string."""
        text = _Text()
        self._format(object, text, 0, 0, {}, 0)
        return "".join(text.parts)

    def isrecursive(self, object):
        """Whether the object contains itself."""
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        """Whether eval() could read the printed form."""
        _, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    def format(self, object, context, maxlevels, level):
        """The object on one line, whether that is readable, and whether it is recursive."""
        return self._safe_repr(object, context, maxlevels, level)

    def _repr(self, object, context, level):
        text, readable, recursive = self.format(object, context.copy(), self._depth, level)
        self._readable = self._readable and readable
        self._recursive = self._recursive or recursive
        return text

    # Over several lines

    def _format(self, object, stream, indent, allowance, context, level):
        key = id(object)
        if key in context:
            stream.write(_recursion(object))
            self._recursive, self._readable = True, False
            return
        text = self._repr(object, context, level)
        if len(text) > self._width - indent - allowance:
            printer = self._find_printer(object)
            if printer is not None:
                context[key] = 1
                printer(self, object, stream, indent, allowance, context, level + 1)
                del context[key]
                return
        stream.write(text)

    def _find_printer(self, object):
        cls = type(object)
        printer = _PRINTERS.get(_repr_owner(cls))
        if printer is None and _is_plain_dataclass(cls):
            return PrettyPrinter._print_dataclass
        return printer

    def _sorted_items(self, mapping):
        return sorted(mapping.items(), key=_pair_key) if self._sort_dicts else mapping.items()

    def _print_dict(self, object, stream, indent, allowance, context, level):
        stream.write("{")
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * " ")
        if len(object):
            self._print_pairs(self._sorted_items(object), stream, indent, allowance + 1, context, level)
        stream.write("}")

    def _print_pairs(self, items, stream, indent, allowance, context, level):
        indent += self._indent_per_level
        items = list(items)
        for i, (key, value) in enumerate(items):
            last = i == len(items) - 1
            start = self._repr(key, context, level) + ": "
            stream.write(start)
            self._format(value, stream, indent + len(start), allowance if last else 1, context, level)
            if not last:
                stream.write(",\n" + " " * indent)

    def _print_attributes(self, items, stream, indent, allowance, context, level):
        for i, (key, value) in enumerate(items):
            last = i == len(items) - 1
            stream.write(key + "=")
            if id(value) in context:
                # An attribute seen already is no more than a sign here.
                stream.write("...")
            else:
                self._format(value, stream, indent + len(key) + 1, allowance if last else 1, context, level)
            if not last:
                stream.write(",\n" + " " * indent)

    def _print_items(self, items, stream, indent, allowance, context, level):
        indent += self._indent_per_level
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * " ")
        if self._compact:
            self._fill_lines(items, stream, indent, allowance, context, level)
            return
        for i, item in enumerate(items):
            last = i == len(items) - 1
            self._format(item, stream, indent, allowance if last else 1, context, level)
            if not last:
                stream.write(",\n" + " " * indent)

    def _fill_lines(self, items, stream, indent, allowance, context, level):
        """Put as many items on a line as fit."""
        room = width = self._width - indent + 1
        separator = ""
        for i, item in enumerate(items):
            if i == len(items) - 1:
                width -= allowance
                room -= allowance
            text = self._repr(item, context, level)
            needed = len(text) + 2
            if room < needed:
                room = width
                separator = separator and ",\n" + " " * indent
            if room >= needed:
                room -= needed
                stream.write(separator + text)
                separator = ", "
                continue
            stream.write(separator)
            self._format(item, stream, indent, allowance if i == len(items) - 1 else 1, context, level)
            separator = ",\n" + " " * indent
            room = width

    def _print_list(self, object, stream, indent, allowance, context, level):
        stream.write("[")
        self._print_items(object, stream, indent, allowance + 1, context, level)
        stream.write("]")

    def _print_tuple(self, object, stream, indent, allowance, context, level):
        end = ",)" if len(object) == 1 else ")"
        stream.write("(")
        self._print_items(object, stream, indent, allowance + len(end), context, level)
        stream.write(end)

    def _print_set(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        start, end = "{", "}"
        if type(object) is not set:
            start, end = type(object).__name__ + "({", "})"
            indent += len(start) - 1
        stream.write(start)
        self._print_items(sorted(object, key=_SafeKey), stream, indent, allowance + len(end), context, level)
        stream.write(end)

    def _print_str(self, object, stream, indent, allowance, context, level):
        parts = self._string_parts(object, self._width - indent - (level == 1), allowance + (level == 1))
        if level == 1 and len(parts) > 1:
            indent += 1
            stream.write("(")
        stream.write(("\n" + " " * indent).join(parts))
        if level == 1 and len(parts) > 1:
            stream.write(")")

    def _string_parts(self, text, width, allowance):
        """The string as literals, one to a line of it, or several where a line is too wide."""
        parts = []
        lines = text.splitlines(True)
        for i, line in enumerate(lines):
            room = width - allowance if i == len(lines) - 1 else width
            shown = repr(line)
            if len(shown) <= room:
                parts.append(shown)
            else:
                self._break_line(line, width, allowance if i == len(lines) - 1 else 0, parts)
        return parts or [repr(text)]

    def _break_line(self, line, width, allowance, parts):
        pieces = _words_with_spaces(line)
        current = ""
        for i, piece in enumerate(pieces):
            room = width - allowance if i == len(pieces) - 1 else width
            if current and len(repr(current + piece)) > room:
                parts.append(repr(current))
                current = piece
            else:
                current += piece
        if current:
            parts.append(repr(current))

    def _print_bytes(self, object, stream, indent, allowance, context, level):
        if len(object) <= 4:
            stream.write(repr(object))
            return
        parens = level == 1
        if parens:
            indent += 1
            allowance += 1
            stream.write("(")
        stream.write(("\n" + " " * indent).join(_byte_parts(object, self._width - indent, allowance)))
        if parens:
            stream.write(")")

    def _print_bytearray(self, object, stream, indent, allowance, context, level):
        stream.write("bytearray(")
        self._print_bytes(bytes(object), stream, indent + 10, allowance + 1, context, level + 1)
        stream.write(")")

    def _print_mappingproxy(self, object, stream, indent, allowance, context, level):
        stream.write("mappingproxy(")
        self._format(object.copy(), stream, indent + 13, allowance + 1, context, level)
        stream.write(")")

    def _print_namespace(self, object, stream, indent, allowance, context, level):
        name = type(object).__name__
        name = "namespace" if name == "SimpleNamespace" else name
        self._print_object(name, list(object.__dict__.items()), stream, indent, allowance, context, level)

    def _print_dataclass(self, object, stream, indent, allowance, context, level):
        items = [(f.name, getattr(object, f.name)) for f in object.__dataclass_fields__.values()
                 if f.repr and f._field_type.name == "_FIELD"]
        self._print_object(type(object).__name__, items, stream, indent, allowance, context, level)

    def _print_object(self, name, items, stream, indent, allowance, context, level):
        stream.write(name + "(")
        self._print_attributes(items, stream, indent + len(name) + 1, allowance, context, level)
        stream.write(")")

    def _print_ordered(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        name = type(object).__name__
        stream.write(name + "(")
        # The order matters, so the pairs stay as they are.
        self._format(list(object.items()), stream, indent + len(name) + 1, allowance + 1, context, level)
        stream.write(")")

    def _print_default_dict(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        name = type(object).__name__
        indent += len(name) + 1
        stream.write(f"{name}({self._repr(object.default_factory, context, level)},\n{' ' * indent}")
        self._print_dict(object, stream, indent, allowance + 1, context, level)
        stream.write(")")

    def _print_counter(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        name = type(object).__name__
        stream.write(name + "({")
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * " ")
        self._print_pairs(object.most_common(), stream, indent + len(name) + 1, allowance + 2, context, level)
        stream.write("})")

    def _print_chain_map(self, object, stream, indent, allowance, context, level):
        if not len(object.maps):
            stream.write(repr(object))
            return
        name = type(object).__name__
        indent += len(name) + 1
        stream.write(name + "(")
        for i, mapping in enumerate(object.maps):
            if i == len(object.maps) - 1:
                self._format(mapping, stream, indent, allowance + 1, context, level)
                stream.write(")")
            else:
                self._format(mapping, stream, indent, 1, context, level)
                stream.write(",\n" + " " * indent)

    def _print_deque(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        name = type(object).__name__
        indent += len(name) + 1
        stream.write(name + "([")
        if object.maxlen is None:
            self._print_items(object, stream, indent, allowance + 2, context, level)
            stream.write("])")
        else:
            self._print_items(object, stream, indent, 2, context, level)
            stream.write(f"],\n{' ' * indent}maxlen={self._repr(object.maxlen, context, level)})")

    def _print_wrapped(self, object, stream, indent, allowance, context, level):
        self._format(object.data, stream, indent, allowance, context, level - 1)

    # On one line

    def _safe_repr(self, object, context, maxlevels, level):
        cls = type(object)
        if cls in (str, bytes, bytearray, float, complex, bool, type(None), type(...)):
            return repr(object), True, False
        owner = _repr_owner(cls)
        if owner == "builtins.int":
            return (f"{object:_d}" if self._underscore_numbers else repr(object)), True, False
        shape = _SHAPES.get(owner)
        if shape is None:
            text = repr(object)
            return text, not text.startswith("<"), False
        return self._container_repr(object, owner, context, maxlevels, level + 1)

    def _container_repr(self, object, owner, context, maxlevels, level):
        start, end = _SHAPES[owner]
        if owner == "builtins.tuple" and len(object) == 1:
            end = ",)"
        if not object:
            return (repr(object) if owner == "builtins.tuple" else start + end), True, False
        if maxlevels and level > maxlevels:
            return f"{start}...{end}", False, id(object) in context
        if id(object) in context:
            return _recursion(object), False, True
        context[id(object)] = 1
        texts, readable, recursive = self._part_reprs(object, owner, context, maxlevels, level)
        del context[id(object)]
        return start + ", ".join(texts) + end, readable, recursive

    def _part_reprs(self, object, owner, context, maxlevels, level):
        texts, readable, recursive = [], True, False
        if owner != "builtins.dict":
            groups = [(item,) for item in object]
        else:
            groups = self._sorted_items(object)
        for group in groups:
            shown = [self.format(part, context, maxlevels, level) for part in group]
            texts.append(": ".join([text for text, _, _ in shown]))
            readable = readable and all([r for _, r, _ in shown])
            recursive = recursive or any([r for _, _, r in shown])
        return texts, readable, recursive


def _words_with_spaces(line):
    """The line cut before each word; the spaces stay behind the words."""
    pieces = []
    start = 0
    for i in range(1, len(line)):
        if line[i - 1].isspace() and not line[i].isspace():
            pieces.append(line[start:i])
            start = i
    pieces.append(line[start:])
    return pieces


def _byte_parts(object, width, allowance):
    parts = []
    current = b""
    last = len(object) // 4 * 4
    for i in range(0, len(object), 4):
        part = object[i:i + 4]
        room = width - allowance if i == last else width
        if current and len(repr(current + part)) > room:
            parts.append(repr(current))
            current = part
        else:
            current += part
    if current:
        parts.append(repr(current))
    return parts


_SHAPES = {"builtins.dict": "{}", "builtins.list": "[]", "builtins.tuple": "()"}
_PRINTERS = {
    "builtins.dict": PrettyPrinter._print_dict, "builtins.list": PrettyPrinter._print_list,
    "builtins.tuple": PrettyPrinter._print_tuple, "builtins.set": PrettyPrinter._print_set,
    "builtins.frozenset": PrettyPrinter._print_set, "builtins.str": PrettyPrinter._print_str,
    "builtins.bytes": PrettyPrinter._print_bytes, "builtins.bytearray": PrettyPrinter._print_bytearray,
    "builtins.mappingproxy": PrettyPrinter._print_mappingproxy,
    "types.SimpleNamespace": PrettyPrinter._print_namespace,
    "collections.OrderedDict": PrettyPrinter._print_ordered,
    "collections.defaultdict": PrettyPrinter._print_default_dict,
    "collections.Counter": PrettyPrinter._print_counter,
    "collections.ChainMap": PrettyPrinter._print_chain_map,
    "collections.deque": PrettyPrinter._print_deque,
    "collections.UserDict": PrettyPrinter._print_wrapped,
    "collections.UserList": PrettyPrinter._print_wrapped,
    "collections.UserString": PrettyPrinter._print_wrapped,
}
"""#
}

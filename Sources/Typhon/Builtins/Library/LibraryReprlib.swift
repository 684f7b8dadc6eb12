extension GuestModules {
    static let moduleReprlib: StaticString = #"""
"""A `repr` that leaves out what is too long or too deep."""

import builtins
from _recursive_repr import recursive_repr

__all__ = ["Repr", "repr", "recursive_repr"]


def _first(iterable, count):
    return [item for item, _ in zip(iterable, range(count))]


def _possibly_sorted(items):
    try:
        return sorted(items)
    except Exception:
        return list(items)


class Repr:
    """Makes short texts; a subclass may add methods `repr_` and the name of a type."""

    def __init__(
        self, *, maxlevel=6, maxtuple=6, maxlist=6, maxarray=5, maxdict=4, maxset=6, maxfrozenset=6, maxdeque=6,
        maxstring=30, maxlong=40, maxother=30, fillvalue="...", indent=None,
    ):
        self.maxlevel = maxlevel
        self.maxtuple = maxtuple
        self.maxlist = maxlist
        self.maxarray = maxarray
        self.maxdict = maxdict
        self.maxset = maxset
        self.maxfrozenset = maxfrozenset
        self.maxdeque = maxdeque
        self.maxstring = maxstring
        self.maxlong = maxlong
        self.maxother = maxother
        self.fillvalue = fillvalue
        self.indent = indent

    def repr(self, x):
        """The short text of an object."""
        return self.repr1(x, self.maxlevel)

    def repr1(self, x, level):
        """The short text of an object that may hold others so many levels deep."""
        name = "repr_" + "_".join(type(x).__name__.split())
        return getattr(self, name, self.repr_instance)(x, level)

    # Containers

    def _indentation(self):
        indent = self.indent
        if isinstance(indent, int):
            if indent < 0:
                raise ValueError(f"Repr.indent cannot be negative int (was {indent!r})")
            return " " * indent
        if not isinstance(indent, str):
            raise TypeError(f"Repr.indent must be a str, int or None, not {type(indent)}")
        return indent

    def _join(self, pieces, level):
        if self.indent is None:
            return ", ".join(pieces)
        if not pieces:
            return ""
        indent = self._indentation()
        depth = self.maxlevel - level
        line = "\n" + indent * (depth + 1)
        return "".join(f"{line}{piece}," for piece in pieces) + "\n" + indent * depth

    def _repr_iterable(self, x, level, left, right, maxiter, trail=""):
        count = len(x)
        if level <= 0 and count:
            return f"{left}{self.fillvalue}{right}"
        pieces = [self.repr1(item, level - 1) for item in _first(x, maxiter)]
        if count > maxiter:
            pieces.append(self.fillvalue)
        if count == 1 and self.indent is None:
            right = trail + right
        return f"{left}{self._join(pieces, level)}{right}"

    def repr_tuple(self, x, level):
        """The text of a tuple."""
        return self._repr_iterable(x, level, "(", ")", self.maxtuple, ",")

    def repr_list(self, x, level):
        """The text of a list."""
        return self._repr_iterable(x, level, "[", "]", self.maxlist)

    def repr_array(self, x, level):
        """The text of an array."""
        if not x:
            return f"array('{x.typecode}')"
        return self._repr_iterable(x, level, f"array('{x.typecode}', [", "])", self.maxarray)

    def repr_set(self, x, level):
        """The text of a set, in order if there is one."""
        if not x:
            return "set()"
        return self._repr_iterable(_possibly_sorted(x), level, "{", "}", self.maxset)

    def repr_frozenset(self, x, level):
        """The text of a frozenset, in order if there is one."""
        if not x:
            return "frozenset()"
        return self._repr_iterable(_possibly_sorted(x), level, "frozenset({", "})", self.maxfrozenset)

    def repr_deque(self, x, level):
        """The text of a deque."""
        return self._repr_iterable(x, level, "deque([", "])", self.maxdeque)

    def repr_dict(self, x, level):
        """The text of a dict, its keys in order if there is one."""
        if not x:
            return "{}"
        if level <= 0:
            return "{" + self.fillvalue + "}"
        pieces = []
        for key in _first(_possibly_sorted(x), self.maxdict):
            pieces.append(f"{self.repr1(key, level - 1)}: {self.repr1(x[key], level - 1)}")
        if len(x) > self.maxdict:
            pieces.append(self.fillvalue)
        return "{" + self._join(pieces, level) + "}"

    # Texts and numbers: the middle is left out

    def _ends(self, longest):
        """How many characters are kept at the begin and at the end."""
        first = max(0, (longest - 3) // 2)
        return first, max(0, longest - 3 - first)

    def _cut(self, text, longest):
        first, last = self._ends(longest)
        return text[:first] + self.fillvalue + text[len(text) - last:]

    def repr_str(self, x, level):
        """The text of a string."""
        text = builtins.repr(x[:self.maxstring])
        if len(text) > self.maxstring:
            first, last = self._ends(self.maxstring)
            text = self._cut(builtins.repr(x[:first] + x[len(x) - last:]), self.maxstring)
        return text

    def repr_int(self, x, level):
        """The text of a whole number."""
        text = builtins.repr(x)
        return self._cut(text, self.maxlong) if len(text) > self.maxlong else text

    def repr_instance(self, x, level):
        """The text of anything else."""
        try:
            text = builtins.repr(x)
        except Exception:
            return f"<{x.__class__.__name__} instance at {id(x):#x}>"
        return self._cut(text, self.maxother) if len(text) > self.maxother else text


aRepr = Repr()
repr = aRepr.repr
"""#
}

extension GuestModules {
    static let moduleOperator: StaticString = #"""
"""The operators as functions, and functions that get items, attributes and results of methods."""
from builtins import abs as _abs

__all__ = [
    "abs", "add", "and_", "attrgetter", "call", "concat", "contains", "countOf", "delitem", "eq", "floordiv", "ge",
    "getitem", "gt", "iadd", "iand", "iconcat", "ifloordiv", "ilshift", "imatmul", "imod", "imul", "index", "indexOf",
    "inv", "invert", "ior", "ipow", "irshift", "is_", "is_not", "isub", "itemgetter", "itruediv", "ixor", "le",
    "length_hint", "lshift", "lt", "matmul", "methodcaller", "mod", "mul", "ne", "neg", "not_", "or_", "pos", "pow",
    "rshift", "setitem", "sub", "truediv", "truth", "xor",
]


# Comparison and truth


def lt(a, b, /):
    """a < b"""
    return a < b


def le(a, b, /):
    """a <= b"""
    return a <= b


def eq(a, b, /):
    """a == b"""
    return a == b


def ne(a, b, /):
    """a != b"""
    return a != b


def ge(a, b, /):
    """a >= b"""
    return a >= b


def gt(a, b, /):
    """a > b"""
    return a > b


def not_(a, /):
    """not a"""
    return not a


def truth(a, /):
    """Whether a is true."""
    return True if a else False


def is_(a, b, /):
    """a is b"""
    return a is b


def is_not(a, b, /):
    """a is not b"""
    return a is not b


# Numbers


def abs(a, /):
    """The absolute value of a."""
    return _abs(a)


def add(a, b, /):
    """a + b"""
    return a + b


def and_(a, b, /):
    """a & b"""
    return a & b


def floordiv(a, b, /):
    """a // b"""
    return a // b


def lshift(a, b, /):
    """a << b"""
    return a << b


def mod(a, b, /):
    """a % b"""
    return a % b


def mul(a, b, /):
    """a * b"""
    return a * b


def matmul(a, b, /):
    """a @ b"""
    return a @ b


def or_(a, b, /):
    """a | b"""
    return a | b


def pow(a, b, /):
    """a ** b"""
    return a ** b


def rshift(a, b, /):
    """a >> b"""
    return a >> b


def sub(a, b, /):
    """a - b"""
    return a - b


def truediv(a, b, /):
    """a / b"""
    return a / b


def xor(a, b, /):
    """a ^ b"""
    return a ^ b


def neg(a, /):
    """-a"""
    return -a


def pos(a, /):
    """+a"""
    return +a


def invert(a, /):
    """~a"""
    return ~a


inv = invert


def index(a, /):
    """a as an int, by its __index__ method."""
    # A range takes its ends in just this way.
    return a if type(a) is int else range(a).stop


# In place


def iadd(a, b, /):
    """a += b"""
    a += b
    return a


def iand(a, b, /):
    """a &= b"""
    a &= b
    return a


def ifloordiv(a, b, /):
    """a //= b"""
    a //= b
    return a


def ilshift(a, b, /):
    """a <<= b"""
    a <<= b
    return a


def imod(a, b, /):
    """a %= b"""
    a %= b
    return a


def imul(a, b, /):
    """a *= b"""
    a *= b
    return a


def imatmul(a, b, /):
    """a @= b"""
    a @= b
    return a


def ior(a, b, /):
    """a |= b"""
    a |= b
    return a


def ipow(a, b, /):
    """a **= b"""
    a **= b
    return a


def irshift(a, b, /):
    """a >>= b"""
    a >>= b
    return a


def isub(a, b, /):
    """a -= b"""
    a -= b
    return a


def itruediv(a, b, /):
    """a /= b"""
    a /= b
    return a


def ixor(a, b, /):
    """a ^= b"""
    a ^= b
    return a


# Containers


def contains(a, b, /):
    """b in a"""
    return b in a


def getitem(a, b, /):
    """a[b]"""
    return a[b]


def setitem(a, b, c, /):
    """a[b] = c"""
    a[b] = c


def delitem(a, b, /):
    """del a[b]"""
    del a[b]


def _must_be_sequence(a):
    if not hasattr(a, "__getitem__") or isinstance(a, dict):
        raise TypeError(f"{type(a).__name__!r} object can't be concatenated")


def concat(a, b, /):
    """a + b, for two sequences."""
    _must_be_sequence(a)
    return a + b


def iconcat(a, b, /):
    """a += b, for two sequences."""
    _must_be_sequence(a)
    a += b
    return a


def _items(a):
    try:
        return iter(a)
    except TypeError:
        raise TypeError(f"argument of type {type(a).__name__!r} is not iterable") from None


def countOf(a, b, /):
    """How many items of a are equal to b."""
    return sum(1 for item in _items(a) if item is b or item == b)


def indexOf(a, b, /):
    """The position of the first item of a that is equal to b."""
    for position, item in enumerate(_items(a)):
        if item is b or item == b:
            return position
    raise ValueError("sequence.index(x): x not in sequence")


def length_hint(obj, default=0, /):
    """The length of an object, else what it says its length may be, else the default."""
    if not isinstance(default, int):
        raise TypeError(f"{type(default).__name__!r} object cannot be interpreted as an integer")
    if hasattr(type(obj), "__len__"):
        try:
            return len(obj)
        except TypeError:
            pass
    hint = getattr(type(obj), "__length_hint__", None)
    return default if hint is None else _checked_hint(hint, obj, default)


def _checked_hint(hint, obj, default):
    try:
        length = hint(obj)
    except TypeError:
        return default
    if length is NotImplemented:
        return default
    if not isinstance(length, int):
        raise TypeError(f"__length_hint__ must be an integer, not {type(length).__name__}")
    if length < 0:
        raise ValueError("__length_hint__() should return >= 0")
    return length


# Calls


def call(obj, /, *args, **kwargs):
    """obj(*args, **kwargs)"""
    return obj(*args, **kwargs)


class itemgetter:
    """Called with an object: its item under the key given before, or a tuple of items for several keys."""

    __slots__ = ("_key", "_keys")

    def __init__(self, /, *items):
        if not items:
            raise TypeError("itemgetter expected 1 argument, got 0")
        self._key = items[0]
        self._keys = items if len(items) > 1 else None

    def __call__(self, obj, /):
        if self._keys is None:
            return obj[self._key]
        return tuple([obj[key] for key in self._keys])

    def __repr__(self):
        return f"operator.itemgetter({', '.join(map(repr, self._keys or (self._key,)))})"

    def __reduce__(self):
        return type(self), self._keys or (self._key,)


class attrgetter:
    """Called with an object: its attribute of the name given before, or a tuple of attributes; names may have dots."""

    __slots__ = ("_name", "_names", "_paths")

    def __init__(self, /, *attrs):
        if not attrs:
            raise TypeError("attrgetter expected 1 argument, got 0")
        if not all(isinstance(name, str) for name in attrs):
            raise TypeError("attribute name must be a string")
        self._names = attrs
        self._name = attrs[0] if len(attrs) == 1 and "." not in attrs[0] else None
        self._paths = [name.split(".") for name in attrs]

    def __call__(self, obj, /):
        name = self._name
        if name is not None:
            return getattr(obj, name)
        found = [_follow(obj, path) for path in self._paths]
        return found[0] if len(found) == 1 else tuple(found)

    def __repr__(self):
        return f"operator.attrgetter({', '.join(map(repr, self._names))})"

    def __reduce__(self):
        return type(self), self._names


def _follow(obj, path):
    for name in path:
        obj = getattr(obj, name)
    return obj


class methodcaller:
    """Called with an object: the result of its method of the name and with the arguments given before."""

    __slots__ = ("_name", "_args", "_keywords")

    def __init__(self, /, *args, **keywords):
        if not args:
            raise TypeError("methodcaller needs at least one argument, the method name")
        if not isinstance(args[0], str):
            raise TypeError("method name must be a string")
        self._name, *args = args
        self._args, self._keywords = tuple(args), keywords

    def __call__(self, obj, /):
        method = getattr(obj, self._name)
        return method(*self._args, **self._keywords) if self._keywords else method(*self._args)

    def __repr__(self):
        keywords = [f"{name}={value!r}" for name, value in self._keywords.items()]
        return f"operator.methodcaller({', '.join([repr(self._name), *map(repr, self._args), *keywords])})"

    def __reduce__(self):
        if not self._keywords:
            return type(self), (self._name, *self._args)
        from functools import partial
        return partial(type(self), self._name, **self._keywords), self._args


# The names of the special methods


__abs__ = abs
__add__ = add
__and__ = and_
__call__ = call
__concat__ = concat
__contains__ = contains
__delitem__ = delitem
__eq__ = eq
__floordiv__ = floordiv
__ge__ = ge
__getitem__ = getitem
__gt__ = gt
__iadd__ = iadd
__iand__ = iand
__iconcat__ = iconcat
__ifloordiv__ = ifloordiv
__ilshift__ = ilshift
__imatmul__ = imatmul
__imod__ = imod
__imul__ = imul
__index__ = index
__inv__ = inv
__invert__ = invert
__ior__ = ior
__ipow__ = ipow
__irshift__ = irshift
__isub__ = isub
__itruediv__ = itruediv
__ixor__ = ixor
__le__ = le
__lshift__ = lshift
__lt__ = lt
__matmul__ = matmul
__mod__ = mod
__mul__ = mul
__ne__ = ne
__neg__ = neg
__not__ = not_
__or__ = or_
__pos__ = pos
__pow__ = pow
__rshift__ = rshift
__setitem__ = setitem
__sub__ = sub
__truediv__ = truediv
__xor__ = xor
"""#
}

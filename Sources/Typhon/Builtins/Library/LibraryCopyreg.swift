extension GuestModules {
    static let moduleCopyreg: StaticString = #"""
"""How objects are taken apart and put together again by `copy` and `pickle`."""

__all__ = ["pickle", "constructor", "add_extension", "remove_extension", "clear_extension_cache"]

dispatch_table = {}


def pickle(ob_type, pickle_function, constructor_ob=None):
    """Has objects of a type taken apart by a function."""
    if not callable(pickle_function):
        raise TypeError("reduction functions must be callable")
    dispatch_table[ob_type] = pickle_function
    if constructor_ob is not None:
        constructor(constructor_ob)


def constructor(object):
    """Says that a callable puts objects together."""
    if not callable(object):
        raise TypeError("constructors must be callable")


def pickle_complex(c):
    return complex, (c.real, c.imag)


def pickle_union(obj):
    from functools import reduce
    from operator import or_
    return reduce, (or_, obj.__args__)


pickle(complex, pickle_complex, complex)
pickle(type(int | str), pickle_union)


def __newobj__(cls, *args):
    return cls.__new__(cls, *args)


def __newobj_ex__(cls, args, kwargs):
    """Like `__newobj__`, for classes that want keywords."""
    return cls.__new__(cls, *args, **kwargs)


def _reconstructor(cls, base, state):
    obj = base.__new__(cls) if base is object else base.__new__(cls, state)
    if base is not object and base.__init__ is not object.__init__:
        base.__init__(obj, state)
    return obj


def _slotnames(cls):
    """The names under which the slots of a class and its bases are found."""
    names = cls.__dict__.get("__slotnames__")
    if names is not None:
        return names
    names = [_mangled(name, base) for base in cls.__mro__ for name in _slots(base)]
    try:
        cls.__slotnames__ = names
    except TypeError:
        pass
    return names


def _slots(cls):
    slots = cls.__dict__.get("__slots__", ())
    slots = (slots,) if isinstance(slots, str) else slots
    return [name for name in slots if name not in ("__dict__", "__weakref__")]


def _mangled(name, cls):
    owner = cls.__name__.lstrip("_")
    return f"_{owner}{name}" if owner and name.startswith("__") and not name.endswith("__") else name


# What takes apart the objects of builtin types and of classes made from them: (args of the class, items, pairs).
_parts = {
    list: lambda obj: ((), list.__iter__(obj), None),
    dict: lambda obj: ((), None, iter(obj.items())),
    set: lambda obj: ((list(obj),), None, None),
    frozenset: lambda obj: ((list(obj),), None, None),
    bytearray: lambda obj: ((bytes(obj),), None, None),
    tuple: lambda obj: ((tuple(obj),), None, None),
    str: lambda obj: ((str.__str__(obj),), None, None),
    bytes: lambda obj: ((bytes(obj),), None, None),
    int: lambda obj: ((int(obj),), None, None),
    float: lambda obj: ((float(obj),), None, None),
    complex: lambda obj: ((obj.real, obj.imag), None, None),
    slice: lambda obj: ((obj.start, obj.stop, obj.step), None, None),
}


def _reduced(obj):
    """An object taken apart: (callable, its arguments[, state[, items[, pairs]]]), or the name of a global one."""
    cls = type(obj)
    if cls.__reduce_ex__ is not object.__reduce_ex__:
        return obj.__reduce_ex__(4)
    if cls.__reduce__ is not object.__reduce__:
        return obj.__reduce__()
    base = next((base for base in cls.__mro__ if base in _parts), None)
    if base is None and not hasattr(cls, "__getnewargs_ex__") and not hasattr(cls, "__getnewargs__"):
        return obj.__reduce_ex__(4)
    args, items, pairs = _parts[base](obj) if base else ((), None, None)
    state = obj.__getstate__()
    if base in (set, frozenset, bytearray, slice):
        return cls, args, state
    if hasattr(cls, "__getnewargs_ex__"):
        return __newobj_ex__, (cls, *obj.__getnewargs_ex__()), state, items, pairs
    args = obj.__getnewargs__() if hasattr(cls, "__getnewargs__") else args
    return __newobj__, (cls, *args), state, items, pairs


# Numbers for the globals that pickles often name


_extension_registry = {}
_inverted_registry = {}
_extension_cache = {}


def add_extension(module, name, code):
    """Gives a global a number."""
    code, key = int(code), (module, name)
    if not 1 <= code <= 0x7fffffff:
        raise ValueError("code out of range")
    if _extension_registry.get(key) == code and _inverted_registry.get(code) == key:
        return
    if key in _extension_registry:
        raise ValueError(f"key {key} is already registered with code {_extension_registry[key]}")
    if code in _inverted_registry:
        raise ValueError(f"code {code} is already in use for key {_inverted_registry[code]}")
    _extension_registry[key] = code
    _inverted_registry[code] = key


def remove_extension(module, name, code):
    """Takes the number away again."""
    key = (module, name)
    if _extension_registry.get(key) != code or _inverted_registry.get(code) != key:
        raise ValueError(f"key {key} is not registered with code {code}")
    del _extension_registry[key], _inverted_registry[code]
    _extension_cache.pop(code, None)


def clear_extension_cache():
    """Forgets the globals that were found by number."""
    _extension_cache.clear()
"""#
}

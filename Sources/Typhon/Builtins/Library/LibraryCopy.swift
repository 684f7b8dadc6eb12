extension GuestModules {
    static let moduleCopy: StaticString = #"""
"""Copies of objects: shallow ones share what is inside, deep ones copy it too."""
from _weakref import ref as _ref
from copyreg import _reduced, dispatch_table

__all__ = ["Error", "copy", "deepcopy"]


class Error(Exception):
    """An object cannot be copied."""


error = Error

# What never changes, or stands for itself, is its own copy.
_unchanging = {
    type(None), type(...), type(NotImplemented), int, float, bool, complex, str, bytes, type, range, property,
    type(lambda: 0), type(len), _ref, type((lambda: 0).__code__), type(list[int]),
}
_copied_whole = {
    list: list.copy, dict: dict.copy, set: set.copy, bytearray: bytearray.copy,
}


def copy(x):
    """A new object with the same contents."""
    cls = type(x)
    if cls in _unchanging or cls is tuple or cls is frozenset or cls is slice or issubclass(cls, type):
        return x
    whole = _copied_whole.get(cls)
    if whole is not None:
        return whole(x)
    own = getattr(cls, "__copy__", None)
    if own is not None:
        return own(x)
    parts = _taken_apart(x, cls)
    return x if isinstance(parts, str) else _put_together(*parts)


def deepcopy(x, memo=None, _nil=[]):
    """A new object with copies of the contents. `memo` knows what was copied before, by its id."""
    cls = type(x)
    if cls in _unchanging:
        return x
    if memo is None:
        memo = {}
    key = id(x)
    y = memo.get(key, _nil)
    if y is not _nil:
        return y
    how = _deep_copiers.get(cls)
    y = how(x, memo) if how is not None else _deep_copy_of_object(x, cls, memo)
    if y is not x:
        memo[key] = y
        # Its id must not be used again while the memo lives.
        memo.setdefault(id(memo), []).append(x)
    return y


def _deep_copy_of_object(x, cls, memo):
    if issubclass(cls, type):
        return x
    own = getattr(x, "__deepcopy__", None)
    if own is not None:
        return own(memo)
    parts = _taken_apart(x, cls)
    return x if isinstance(parts, str) else _deeply_put_together(x, memo, *parts)


def _taken_apart(x, cls):
    how = dispatch_table.get(cls)
    return _reduced(x) if how is None else how(x)


def _deep_list(x, memo):
    # The copy is known before the items are: one of them may be the list.
    y = memo[id(x)] = []
    for item in x:
        y.append(deepcopy(item, memo))
    return y


def _deep_dict(x, memo):
    y = memo[id(x)] = {}
    for key, value in x.items():
        y[deepcopy(key, memo)] = deepcopy(value, memo)
    return y


def _deep_tuple(x, memo):
    items = [deepcopy(item, memo) for item in x]
    known = memo.get(id(x))
    if known is not None:
        return known
    return x if all(map(_is, items, x)) else tuple(items)


def _is(a, b):
    return a is b


class _Owner:
    def method(self):
        pass


def _deep_method(x, memo):
    return type(x)(x.__func__, deepcopy(x.__self__, memo))


_deep_copiers = {list: _deep_list, dict: _deep_dict, tuple: _deep_tuple, type(_Owner().method): _deep_method}


def _put_together(make, args, state=None, items=None, pairs=None, _setter=None):
    y = make(*args)
    if state is not None:
        _set_state(y, state)
    for item in items or ():
        y.append(item)
    for key, value in pairs or ():
        y[key] = value
    return y


def _deeply_put_together(x, memo, make, args, state=None, items=None, pairs=None, _setter=None):
    y = memo[id(x)] = make(*[deepcopy(arg, memo) for arg in args])
    if state is not None:
        _set_state(y, deepcopy(state, memo))
    for item in items or ():
        y.append(deepcopy(item, memo))
    for key, value in pairs or ():
        y[deepcopy(key, memo)] = deepcopy(value, memo)
    return y


def _set_state(y, state):
    if hasattr(y, "__setstate__"):
        y.__setstate__(state)
        return
    attributes, slots = state if isinstance(state, tuple) and len(state) == 2 else (state, None)
    if attributes is not None:
        y.__dict__.update(attributes)
    for name, value in (slots or {}).items():
        setattr(y, name, value)
"""#
}

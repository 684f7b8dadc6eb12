extension GuestModules {
    /// `weakref`: what is built on `_weakref.ref`. Removing what belongs to a dead object is done by the callbacks,
    /// which run in transactions of their own; until then the mappings skip it.
    static let weakref: StaticString = #"""
from _weakref import ref, ReferenceType, getweakrefcount, getweakrefs

__all__ = [
    "ref", "proxy", "getweakrefcount", "getweakrefs", "WeakKeyDictionary", "ReferenceType", "ProxyType",
    "CallableProxyType", "ProxyTypes", "WeakValueDictionary", "WeakSet", "WeakMethod", "finalize",
]

_missing = object()


def _target(proxy):
    target = object.__getattribute__(proxy, "_reference")()
    if target is None:
        raise ReferenceError("weakly-referenced object no longer exists")
    return target


def _plain(value):
    return _target(value) if type(value) in ProxyTypes else value


class ProxyType:
    __slots__ = ("_reference", "__weakref__")
    __hash__ = None

    def __getattribute__(self, name):
        return getattr(_target(self), name)

    def __setattr__(self, name, value):
        setattr(_target(self), name, value)

    def __delattr__(self, name):
        delattr(_target(self), name)

    def __repr__(self):
        target = object.__getattribute__(self, "_reference")()
        return f"<weakproxy at {id(self):#x} to {type(target).__name__} at {id(target):#x}>"

    def __str__(self):
        return str(_target(self))

    def __bytes__(self):
        return bytes(_target(self))

    def __bool__(self):
        return bool(_target(self))

    def __dir__(self):
        return dir(_target(self))

    def __len__(self):
        return len(_target(self))

    def __iter__(self):
        return iter(_target(self))

    def __next__(self):
        return next(_target(self))

    def __reversed__(self):
        return reversed(_target(self))

    def __contains__(self, item):
        return item in _target(self)

    def __getitem__(self, key):
        return _target(self)[key]

    def __setitem__(self, key, value):
        _target(self)[key] = value

    def __delitem__(self, key):
        del _target(self)[key]

    def __enter__(self):
        return _target(self).__enter__()

    def __exit__(self, *details):
        return _target(self).__exit__(*details)

    def __eq__(self, other): return _target(self) == _plain(other)
    def __ne__(self, other): return _target(self) != _plain(other)
    def __lt__(self, other): return _target(self) < _plain(other)
    def __le__(self, other): return _target(self) <= _plain(other)
    def __gt__(self, other): return _target(self) > _plain(other)
    def __ge__(self, other): return _target(self) >= _plain(other)
    def __neg__(self): return -_target(self)
    def __pos__(self): return +_target(self)
    def __abs__(self): return abs(_target(self))
    def __invert__(self): return ~_target(self)
    def __int__(self): return int(_target(self))
    def __float__(self): return float(_target(self))
    def __index__(self): return _target(self).__index__()
    def __add__(self, other): return _target(self) + _plain(other)
    def __radd__(self, other): return other + _target(self)
    def __sub__(self, other): return _target(self) - _plain(other)
    def __rsub__(self, other): return other - _target(self)
    def __mul__(self, other): return _target(self) * _plain(other)
    def __rmul__(self, other): return other * _target(self)
    def __truediv__(self, other): return _target(self) / _plain(other)
    def __rtruediv__(self, other): return other / _target(self)
    def __floordiv__(self, other): return _target(self) // _plain(other)
    def __rfloordiv__(self, other): return other // _target(self)
    def __mod__(self, other): return _target(self) % _plain(other)
    def __rmod__(self, other): return other % _target(self)
    def __divmod__(self, other): return divmod(_target(self), _plain(other))
    def __pow__(self, other): return _target(self) ** _plain(other)
    def __rpow__(self, other): return other ** _target(self)
    def __and__(self, other): return _target(self) & _plain(other)
    def __rand__(self, other): return other & _target(self)
    def __or__(self, other): return _target(self) | _plain(other)
    def __ror__(self, other): return other | _target(self)
    def __xor__(self, other): return _target(self) ^ _plain(other)
    def __rxor__(self, other): return other ^ _target(self)
    def __lshift__(self, other): return _target(self) << _plain(other)
    def __rshift__(self, other): return _target(self) >> _plain(other)


class CallableProxyType(ProxyType):
    __slots__ = ()

    def __call__(self, *args, **kwargs):
        return _target(self)(*args, **kwargs)


ProxyTypes = (ProxyType, CallableProxyType)


def proxy(object_, callback=None, /):
    made = object.__new__(CallableProxyType if callable(object_) else ProxyType)
    call = None if callback is None else lambda reference: callback(made)
    object.__setattr__(made, "_reference", ref(object_, call))
    return made


class WeakMethod(ref):
    __slots__ = ("_function", "_type", "_alive", "__weakref__")

    def __new__(cls, method, callback=None):
        try:
            target = method.__self__
            function = method.__func__
        except AttributeError:
            raise TypeError(f"argument should be a bound method, not {type(method)}") from None

        def gone(reference):
            if self._alive:
                self._alive = False
                if callback is not None:
                    callback(self)

        self = ref.__new__(cls, target, gone)
        self._function = ref(function, gone)
        self._type = type(method)
        self._alive = True
        return self

    def __init__(self, method, callback=None):
        pass

    def __call__(self):
        target = super().__call__()
        function = self._function()
        if target is None or function is None:
            return None
        return self._type(function, target)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if not self._alive or not other._alive:
            return self is other
        return ref.__eq__(self, other) and self._function == other._function

    def __ne__(self, other):
        return not self == other

    __hash__ = ref.__hash__


class _Keyed(ref):
    __slots__ = ("key",)

    def __new__(cls, value, callback, key):
        self = ref.__new__(cls, value, callback)
        self.key = key
        return self

    def __init__(self, value, callback, key):
        pass


class _Mapping:
    def __contains__(self, key):
        return self.get(key, _missing) is not _missing

    def __iter__(self):
        return self.keys()

    def keys(self):
        for key, value in self.items():
            yield key

    def values(self):
        for key, value in self.items():
            yield value

    def setdefault(self, key, default=None):
        value = self.get(key, _missing)
        if value is not _missing:
            return value
        self[key] = default
        return default

    def popitem(self):
        for key, value in self.items():
            del self[key]
            return key, value
        raise KeyError("dictionary is empty")

    def update(self, other=(), /, **kwargs):
        if hasattr(other, "items"):
            for key, value in other.items():
                self[key] = value
        elif hasattr(other, "keys"):
            for key in other.keys():
                self[key] = other[key]
        else:
            for key, value in other:
                self[key] = value
        for key, value in kwargs.items():
            self[key] = value

    def clear(self):
        self.data.clear()

    def copy(self):
        made = type(self)()
        made.update(self)
        return made

    __copy__ = copy

    def __eq__(self, other):
        if not isinstance(other, (_Mapping, dict)):
            return NotImplemented
        return dict(self.items()) == dict(other.items())

    __hash__ = None

    def __or__(self, other):
        made = self.copy()
        made.update(other)
        return made

    def __ior__(self, other):
        self.update(other)
        return self

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x}>"


class WeakValueDictionary(_Mapping):
    """A mapping that holds its values weakly."""

    def __init__(self, other=(), /, **kwargs):
        self.data = {}
        self.update(other, **kwargs)

    def _forget(self, reference):
        if self.data.get(reference.key) is reference:
            del self.data[reference.key]

    def __getitem__(self, key):
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        self.data[key] = _Keyed(value, self._forget, key)

    def __delitem__(self, key):
        del self.data[key]

    def __len__(self):
        return sum(1 for reference in list(self.data.values()) if reference() is not None)

    def get(self, key, default=None):
        reference = self.data.get(key)
        value = None if reference is None else reference()
        return default if value is None else value

    def pop(self, key, *default):
        reference = self.data.pop(key, None)
        value = None if reference is None else reference()
        if value is not None:
            return value
        if default:
            return default[0]
        raise KeyError(key)

    def items(self):
        for key, reference in list(self.data.items()):
            value = reference()
            if value is not None:
                yield key, value

    def itervaluerefs(self):
        yield from list(self.data.values())

    def valuerefs(self):
        return list(self.data.values())


class WeakKeyDictionary(_Mapping):
    """A mapping that holds its keys weakly."""

    def __init__(self, other=None, /):
        self.data = {}
        if other is not None:
            self.update(other)

    def _forget(self, reference):
        self.data.pop(reference, None)

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value):
        self.data[ref(key, self._forget)] = value

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __len__(self):
        return sum(1 for reference in list(self.data) if reference() is not None)

    def __contains__(self, key):
        try:
            return ref(key) in self.data
        except TypeError:
            return False

    def get(self, key, default=None):
        return self.data.get(ref(key), default)

    def pop(self, key, *default):
        return self.data.pop(ref(key), *default)

    def items(self):
        for reference, value in list(self.data.items()):
            key = reference()
            if key is not None:
                yield key, value

    def keyrefs(self):
        return list(self.data)


class WeakSet:
    """A set that holds its elements weakly."""

    def __init__(self, data=None):
        self.data = set()
        if data is not None:
            self.update(data)

    def _forget(self, reference):
        self.data.discard(reference)

    def __iter__(self):
        for reference in list(self.data):
            item = reference()
            if item is not None:
                yield item

    def __len__(self):
        return sum(1 for reference in list(self.data) if reference() is not None)

    def __contains__(self, item):
        try:
            return ref(item) in self.data
        except TypeError:
            return False

    def add(self, item):
        self.data.add(ref(item, self._forget))

    def discard(self, item):
        self.data.discard(ref(item))

    def remove(self, item):
        self.data.remove(ref(item))

    def clear(self):
        self.data.clear()

    def pop(self):
        while self.data:
            item = self.data.pop()()
            if item is not None:
                return item
        raise KeyError("pop from empty WeakSet")

    def update(self, other):
        for item in other:
            self.add(item)

    def copy(self):
        return type(self)(self)

    def difference(self, other): return type(self)(set(self) - set(other))
    def intersection(self, other): return type(self)(set(self) & set(other))
    def union(self, other): return type(self)(set(self) | set(other))
    def symmetric_difference(self, other): return type(self)(set(self) ^ set(other))
    def issubset(self, other): return set(self) <= set(other)
    def issuperset(self, other): return set(self) >= set(other)
    def isdisjoint(self, other): return set(self).isdisjoint(other)

    __sub__, __and__, __or__, __xor__ = difference, intersection, union, symmetric_difference
    __le__, __ge__ = issubset, issuperset

    def difference_update(self, other):
        for item in list(other):
            self.discard(item)

    def __ior__(self, other):
        self.update(other)
        return self

    def __isub__(self, other):
        self.difference_update(other)
        return self

    def __iand__(self, other):
        kept = set(other)
        self.difference_update(item for item in list(self) if item not in kept)
        return self

    def __lt__(self, other): return set(self) < set(other)
    def __gt__(self, other): return set(self) > set(other)

    def __eq__(self, other):
        if not isinstance(other, WeakSet):
            return NotImplemented
        return set(self) == set(other)

    __hash__ = None

    def __repr__(self):
        return repr(set(self))


class finalize:
    """Calls a function once: when an object dies, when called itself, or when the program ends."""

    __slots__ = ()
    _registry = {}
    _order = 0
    _is_registered = False

    def __init__(self, obj, func, /, *args, **kwargs):
        if not finalize._is_registered:
            finalize._is_registered = True
            _at_exit(finalize._run_all)
        finalize._order += 1
        self._registry[self] = [ref(obj, lambda reference: self()), func, args, kwargs, True, finalize._order]

    def __call__(self, _=None):
        entry = self._registry.pop(self, None)
        if entry is not None:
            return entry[1](*entry[2], **entry[3])

    def detach(self):
        entry = self._registry.get(self)
        target = entry and entry[0]()
        if target is not None and self._registry.pop(self, None):
            return target, entry[1], entry[2], entry[3]

    def peek(self):
        entry = self._registry.get(self)
        target = entry and entry[0]()
        if target is not None:
            return target, entry[1], entry[2], entry[3]

    @property
    def alive(self):
        return self in self._registry

    @property
    def atexit(self):
        return self in self._registry and self._registry[self][4]

    @atexit.setter
    def atexit(self, value):
        if self in self._registry:
            self._registry[self][4] = bool(value)

    def __repr__(self):
        entry = self._registry.get(self)
        target = entry and entry[0]()
        if target is None:
            return f"<{type(self).__name__} object at {id(self):#x}; dead>"
        return f"<{type(self).__name__} object at {id(self):#x}; for {type(target).__name__!r} at {id(target):#x}>"

    @classmethod
    def _run_all(cls):
        while True:
            waiting = [(entry[5], key) for key, entry in list(cls._registry.items()) if entry[4]]
            if not waiting:
                return
            max(waiting, key=lambda pair: pair[0])[1]()


def _at_exit(function):
    try:
        import atexit
    except ImportError:
        return
    atexit.register(function)
"""#
}

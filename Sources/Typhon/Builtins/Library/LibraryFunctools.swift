extension GuestModules {
    static let moduleFunctools: StaticString = #"""
"""Tools for functions and other callables."""
from _transaction import atomic as _atomic

__all__ = [
    "update_wrapper", "wraps", "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES", "total_ordering", "cache", "cmp_to_key",
    "lru_cache", "reduce", "partial", "partialmethod", "singledispatch", "singledispatchmethod", "cached_property",
]

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__", "__type_params__")
WRAPPER_UPDATES = ("__dict__",)
GenericAlias = type(list[int])
_UnionType = type(int | str)
_missing = object()
_subscripted = classmethod(lambda cls, item: GenericAlias(cls, item))


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Makes `wrapper` look like the function it wraps, which is kept as `__wrapped__`."""
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            continue
        setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Decorates a wrapper function: `update_wrapper` as a decorator."""
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


def reduce(function, iterable, initial=_missing, /):
    """Folds the items from left to right into one value with a function of two arguments."""
    try:
        items = iter(iterable)
    except TypeError:
        raise TypeError("reduce() arg 2 must support iteration") from None
    if initial is _missing:
        initial = next(items, _missing)
        if initial is _missing:
            raise TypeError("reduce() of empty iterable with no initial value")
    for item in items:
        initial = function(initial, item)
    return initial


# Partial application


def _arguments_text(args, keywords):
    return [repr(value) for value in args], [f"{name}={value!r}" for name, value in keywords.items()]


class partial:
    """A callable with some of the arguments of another one already given."""

    __slots__ = ("func", "args", "keywords", "__dict__", "__weakref__")

    def __new__(cls, /, *args, **keywords):
        if not args:
            raise TypeError("type 'partial' takes at least one argument")
        func, *args = args
        if not callable(func):
            raise TypeError("the first argument must be callable")
        self = object.__new__(cls)
        # A subclass may do more when it is called, and attributes would be lost.
        if type(func).__call__ is partial.__call__ and not func.__dict__:
            args, keywords = func.args + tuple(args), {**func.keywords, **keywords}
            func = func.func
        self.func, self.args, self.keywords = func, tuple(args), keywords
        return self

    def __call__(self, /, *args, **keywords):
        own = self.keywords
        if not own and not keywords:
            return self.func(*self.args, *args)
        return self.func(*self.args, *args, **({**own, **keywords} if keywords else own))

    def __repr__(self):
        cls = type(self)
        name = "functools.partial" if cls is partial else cls.__name__
        positional, named = _arguments_text((self.func, *self.args), self.keywords)
        return f"{name}({', '.join(positional + named)})"

    def __reduce__(self):
        return type(self), (self.func,), (self.func, self.args, self.keywords, self.__dict__ or None)

    def __setstate__(self, state):
        if not isinstance(state, tuple) or len(state) != 4 or not callable(state[0]) or not isinstance(state[1], tuple):
            raise TypeError("invalid partial state")
        self.func, args, keywords, attributes = state
        self.args, self.keywords = tuple(args), dict(keywords or {})
        self.__dict__ = attributes or {}

    __class_getitem__ = _subscripted


class partialmethod:
    """Like `partial`, for a method in the body of a class: what it is found through comes first."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        if isinstance(func, partialmethod):
            args, keywords = func.args + args, {**func.keywords, **keywords}
            func = func.func
        self.func, self.args, self.keywords = func, args, keywords

    def __repr__(self):
        cls = type(self)
        positional, named = _arguments_text(self.args, self.keywords)
        return f"{cls.__module__}.{cls.__qualname__}({self.func!r}, {', '.join(positional)}, {', '.join(named)})"

    def _unbound(self):
        def method(owner, /, *args, **keywords):
            return self.func(owner, *self.args, *args, **{**self.keywords, **keywords})
        method.__isabstractmethod__ = self.__isabstractmethod__
        method._partialmethod = self
        return method

    def __get__(self, instance, owner=None):
        get = getattr(self.func, "__get__", None)
        found = self.func if get is None else get(instance, owner)
        if found is self.func:
            return self._unbound().__get__(instance, owner)
        bound = partial(found, *self.args, **self.keywords)
        if hasattr(found, "__self__"):
            bound.__self__ = found.__self__
        return bound

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)

    __class_getitem__ = _subscripted


# Caches


class _CacheInfo(tuple):
    """What a cache has seen: (hits, misses, maxsize, currsize)."""

    __slots__ = ()
    __match_args__ = _fields = ("hits", "misses", "maxsize", "currsize")
    _field_defaults = {}
    hits = property(lambda self: self[0])
    misses = property(lambda self: self[1])
    maxsize = property(lambda self: self[2])
    currsize = property(lambda self: self[3])

    def __new__(cls, hits, misses, maxsize, currsize):
        return tuple.__new__(cls, (hits, misses, maxsize, currsize))

    def __repr__(self):
        return "CacheInfo(hits=%r, misses=%r, maxsize=%r, currsize=%r)" % tuple(self)

    def __getnewargs__(self):
        return tuple(self)

    def _asdict(self):
        return dict(zip(self._fields, self))

    def _replace(self, /, **changes):
        return type(self)(**{**self._asdict(), **changes})


_CacheInfo.__name__ = _CacheInfo.__qualname__ = "CacheInfo"


def lru_cache(maxsize=128, typed=False):
    """Remembers the results of the latest `maxsize` different calls, of all calls if it is None."""
    if callable(maxsize) and isinstance(typed, bool):
        return _cached(maxsize, 128, typed)
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")
    return lambda function: _cached(function, maxsize, typed)


def cache(user_function, /):
    """Remembers the results of all calls: `lru_cache` without a limit."""
    return _cached(user_function, None, False)


def _cached(function, maxsize, typed):
    if not callable(function):
        raise TypeError("the first argument must be callable")
    make = _unlimited if maxsize is None else _limited if maxsize else _uncached
    wrapper, info, clear = make(function, maxsize, typed)
    # After the attributes of the function, which may be a cached one too.
    update_wrapper(wrapper, function)
    wrapper.cache_info = info
    wrapper.cache_clear = clear
    wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
    return wrapper


# Between the positional and the named arguments of a key.
_named = (object(),)


def _make_key(args, keywords, typed):
    key = args
    if keywords:
        key += _named
        for item in keywords.items():
            key += item
    if typed:
        key += tuple(map(type, args)) + tuple(map(type, keywords.values()))
    return key


def _uncached(function, maxsize, typed):
    misses = 0

    def wrapper(*args, **keywords):
        nonlocal misses
        misses += 1
        return function(*args, **keywords)

    def info():
        return _CacheInfo(0, misses, maxsize, 0)

    def clear():
        nonlocal misses
        misses = 0

    return wrapper, info, clear


def _unlimited(function, maxsize, typed):
    results, hits, misses = {}, 0, 0

    def wrapper(*args, **keywords):
        nonlocal hits, misses
        # One argument of these types is its own key; a tuple keeps 1 apart from 1.0 and True.
        key = args
        if keywords or typed:
            key = _make_key(args, keywords, typed)
        elif len(args) == 1:
            [argument] = args
            if type(argument) is int or type(argument) is str:
                key = argument
        try:
            result = results[key]
        except KeyError:
            pass
        else:
            hits += 1
            return result
        misses += 1
        result = results[key] = function(*args, **keywords)
        return result

    def info():
        return _CacheInfo(hits, misses, None, len(results))

    @_atomic
    def clear():
        nonlocal hits, misses
        results.clear()
        hits = misses = 0

    return wrapper, info, clear


def _limited(function, maxsize, typed):
    # A ring of links [before, after, key, result]: the newest is before the root, the oldest after it.
    links, root, hits, misses = {}, [], 0, 0
    root += root, root, None, None
    find = links.get

    def wrapper(*args, **keywords):
        nonlocal hits, misses
        key = args
        if keywords or typed:
            key = _make_key(args, keywords, typed)
        elif len(args) == 1:
            [argument] = args
            if type(argument) is int or type(argument) is str:
                key = argument
        link = find(key)
        if link is None:
            misses += 1
            result = function(*args, **keywords)
            remember(key, result)
            return result
        # From here no call is made and nothing loops, so no other thread sees the ring while it is open.
        before, after, _, result = link
        if before is not None:
            before[1], after[0] = after, before
            newest = link[0] = root[0]
            link[1] = root
            newest[1] = root[0] = link
        hits += 1
        return result

    def remember(key, result):
        with _atomic:
            if key in links:
                return
            if len(links) >= maxsize:
                oldest = root[1]
                after = oldest[1]
                root[1], after[0] = after, root
                oldest[0] = None
                del links[oldest[2]]
            newest = root[0]
            newest[1] = root[0] = links[key] = [newest, root, key, result]

    def info():
        return _CacheInfo(hits, misses, maxsize, len(links))

    @_atomic
    def clear():
        nonlocal hits, misses
        for link in links.values():
            link[0] = None
        links.clear()
        root[0] = root[1] = root
        hits = misses = 0

    return wrapper, info, clear


class cached_property:
    """A property that is computed once for each instance and then kept in its `__dict__`."""

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError("Cannot assign the same cached_property to two different names "
                            f"({self.attrname!r} and {name!r}).")

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        values = self._values(instance)
        value = values.get(self.attrname, _missing)
        if value is _missing:
            value = self.func(instance)
            try:
                values[self.attrname] = value
            except TypeError:
                raise TypeError(f"The '__dict__' attribute on {type(instance).__name__!r} instance does not support "
                                f"item assignment for caching {self.attrname!r} property.") from None
        return value

    def _values(self, instance):
        if self.attrname is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        try:
            return instance.__dict__
        except AttributeError:
            raise TypeError(f"No '__dict__' attribute on {type(instance).__name__!r} instance to cache "
                            f"{self.attrname!r} property.") from None

    __class_getitem__ = _subscripted


# Comparisons


def _opposite(name):
    def compare(self, other):
        result = getattr(type(self), name)(self, other)
        return result if result is NotImplemented else not result
    return compare


def _or_equal(name):
    def compare(self, other):
        result = getattr(type(self), name)(self, other)
        return result if result is NotImplemented else result or self == other
    return compare


def _but_not_equal(name):
    def compare(self, other):
        result = getattr(type(self), name)(self, other)
        return result if result is NotImplemented else result and self != other
    return compare


def _opposite_or_equal(name):
    def compare(self, other):
        result = getattr(type(self), name)(self, other)
        return result if result is NotImplemented else not result or self == other
    return compare


def _neither_nor_equal(name):
    def compare(self, other):
        result = getattr(type(self), name)(self, other)
        return result if result is NotImplemented else not result and self != other
    return compare


# What the other comparisons are made of, for each one a class may have.
_comparisons = {
    "__lt__": {"__gt__": _neither_nor_equal, "__le__": _or_equal, "__ge__": _opposite},
    "__le__": {"__ge__": _opposite_or_equal, "__lt__": _but_not_equal, "__gt__": _opposite},
    "__gt__": {"__lt__": _neither_nor_equal, "__ge__": _or_equal, "__le__": _opposite},
    "__ge__": {"__le__": _opposite_or_equal, "__gt__": _but_not_equal, "__lt__": _opposite},
}


def total_ordering(cls):
    """Gives a class that has one of < <= > >= the other three."""
    own = [name for name in _comparisons if getattr(cls, name, None) is not getattr(object, name)]
    if not own:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    # Of several the first of < <= > >= is used, which is the greatest name.
    root = max(own)
    for name, make in _comparisons[root].items():
        if name not in own:
            compare = make(root)
            compare.__name__ = name
            setattr(cls, name, compare)
    return cls


class _Key:
    __slots__ = ("_compare", "obj")
    __hash__ = None

    def __init__(self, compare, obj):
        self._compare = compare
        self.obj = obj

    def __call__(self, obj):
        return _Key(self._compare, obj)

    def __lt__(self, other):
        return self._compare(self.obj, other.obj) < 0

    def __gt__(self, other):
        return self._compare(self.obj, other.obj) > 0

    def __eq__(self, other):
        return self._compare(self.obj, other.obj) == 0

    def __le__(self, other):
        return self._compare(self.obj, other.obj) <= 0

    def __ge__(self, other):
        return self._compare(self.obj, other.obj) >= 0


def cmp_to_key(mycmp):
    """Makes a key function for sorting from a function that compares two values."""
    def key(obj):
        return _Key(mycmp, obj)
    return key


# Functions that look at the type of their first argument


def _most_special(cls, candidates):
    """The one of the types, all above `cls`, that is nearest to it."""
    mro = cls.__mro__

    def distance(candidate):
        if candidate in mro:
            return mro.index(candidate), 0
        # One that is no real base stands behind the last class it is above, and behind the abstract bases of that.
        last = [base for base in mro if issubclass(base, candidate)][-1]
        before = [base for base in _abstract_bases(last) if not issubclass(candidate, base)]
        return max(map(mro.index, [last, *before])), 1

    nearest = min(map(distance, candidates))
    best = [c for c in candidates if distance(c) == nearest]
    best = [c for c in best if not any(other is not c and issubclass(other, c) for other in best)] or best
    if len(best) > 1:
        raise RuntimeError(f"Ambiguous dispatch: {best[0]} or {best[1]}")
    return best[0]


def _abstract_bases(cls):
    bases = list(cls.__bases__)
    while bases and not hasattr(bases[-1], "__abstractmethods__"):
        bases.pop()
    return [base for direct in bases for base in direct.__mro__]


def _annotated_class(func):
    """The class or union its annotation gives the first argument of `func`."""
    argument, cls = next(iter(func.__annotations__.items()))
    if isinstance(cls, str):
        cls = eval(cls, getattr(getattr(func, "__wrapped__", func), "__globals__", {}))
    if cls is None:
        cls = type(None)
    if _is_class_or_union(cls):
        return cls
    if _union_members(cls):
        raise TypeError(f"Invalid annotation for {argument!r}. {cls!r} not all arguments are classes.")
    raise TypeError(f"Invalid annotation for {argument!r}. {cls!r} is not a class.")


def _union_members(cls):
    if isinstance(cls, _UnionType):
        return cls.__args__
    origin = getattr(cls, "__origin__", None)
    return cls.__args__ if str(origin) == "typing.Union" else ()


def _is_class(cls):
    return isinstance(cls, type) and not isinstance(cls, GenericAlias)


def _is_class_or_union(cls):
    members = _union_members(cls)
    return all(map(_is_class, members)) if members else _is_class(cls)


def singledispatch(func):
    """Makes a generic function: `register` adds what is called for a type of the first argument."""
    registry, found, token = {}, {}, None
    name = getattr(func, "__name__", "singledispatch function")

    def dispatch(cls):
        """What is called for this class."""
        nonlocal token
        if token is not None:
            from abc import get_cache_token
            if token != (current := get_cache_token()):
                found.clear()
                token = current
        try:
            return found[cls]
        except KeyError:
            pass
        chosen = registry.get(cls)
        if chosen is None:
            chosen = registry[_most_special(cls, [c for c in registry if issubclass(cls, c)])]
        found[cls] = chosen
        return chosen

    def register(cls, func=None):
        """Adds a function for a class, for all of a union, or for the class in its annotation."""
        nonlocal token
        if not _is_class_or_union(cls):
            if func is not None:
                raise TypeError(f"Invalid first argument to `register()`. {cls!r} is not a class or union type.")
            if not getattr(cls, "__annotations__", {}):
                raise TypeError(f"Invalid first argument to `register()`: {cls!r}. Use either "
                                "`@register(some_class)` or plain `@register` on an annotated function.")
            cls, func = _annotated_class(cls), cls
        elif func is None:
            return lambda func: register(cls, func)
        for member in _union_members(cls) or (cls,):
            registry[member] = func
            if token is None and hasattr(member, "__abstractmethods__"):
                from abc import get_cache_token
                token = get_cache_token()
        found.clear()
        return func

    def wrapper(*args, **keywords):
        if not args:
            raise TypeError(f"{name} requires at least 1 positional argument")
        first = args[0].__class__
        chosen = found.get(first) if token is None else None
        return (chosen or dispatch(first))(*args, **keywords)

    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = type(type.__dict__)(registry)
    wrapper._clear_cache = found.clear
    return update_wrapper(wrapper, func)


class singledispatchmethod:
    """A generic method: the type of the first argument after self or cls decides."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        """Adds a method for a class of the argument."""
        return self.dispatcher.register(cls, func=method)

    def __get__(self, instance, owner=None):
        dispatch = self.dispatcher.dispatch

        def method(*args, **keywords):
            chosen = dispatch(args[0].__class__)
            return chosen.__get__(instance, owner)(*args, **keywords)

        method.__isabstractmethod__ = self.__isabstractmethod__
        method.register = self.register
        return update_wrapper(method, self.func)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)
"""#
}

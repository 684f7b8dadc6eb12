extension GuestModules {
    static let moduleCollectionsNamed: StaticString = #"""
"""`namedtuple`; the public module is `collections`."""

import sys as _sys

__name__ = "collections"


def _read_only(self, value):
    raise AttributeError("can't set attribute")


def _not_deletable(self):
    raise AttributeError("can't delete attribute")


def _field(index):
    get = tuple.__getitem__
    doc = f"Alias for field number {index}"
    return property(lambda self: get(self, index), _read_only, _not_deletable, doc)


def _renamed(names):
    """The names, with those that cannot be fields replaced by their position."""
    from keyword import iskeyword
    seen = set()
    for index, name in enumerate(names):
        if not name.isidentifier() or iskeyword(name) or name.startswith("_") or name in seen:
            names[index] = f"_{index}"
        seen.add(name)
    return names


def _check_names(typename, names, rename):
    from keyword import iskeyword
    for name in (typename, *names):
        if not name.isidentifier():
            raise ValueError(f"Type names and field names must be valid identifiers: {name!r}")
        if iskeyword(name):
            raise ValueError(f"Type names and field names cannot be a keyword: {name!r}")
    seen = set()
    for name in names:
        if name.startswith("_") and not rename:
            raise ValueError(f"Field names cannot start with an underscore: {name!r}")
        if name in seen:
            raise ValueError(f"Encountered duplicate field name: {name!r}")
        seen.add(name)


def _checked_defaults(defaults, fields):
    defaults = tuple(defaults)
    if len(defaults) > len(fields):
        raise TypeError("Got more default values than field names")
    return defaults


def _new_function(typename, fields, defaults):
    names = ", ".join(fields)
    values = f"({names},)" if fields else "()"
    scope = {"_new": tuple.__new__, "__builtins__": {}, "__name__": f"namedtuple_{typename}"}
    function = eval(f"lambda _cls{''.join(', ' + name for name in fields)}: _new(_cls, {values})", scope)
    function.__name__ = "__new__"
    function.__doc__ = f"Create new instance of {typename}({names})"
    function.__defaults__ = defaults or None
    return function


def _tuple_methods(typename, fields):
    """The methods of a named tuple that depend on its fields."""
    count = len(fields)
    pattern = "(" + ", ".join(f"{name}=%r" for name in fields) + ")"
    new = tuple.__new__

    def _make(cls, iterable):
        result = new(cls, iterable)
        if len(result) != count:
            raise TypeError(f"Expected {count} arguments, got {len(result)}")
        return result

    def _replace(self, /, **kwds):
        result = self._make(map(kwds.pop, fields, self))
        if kwds:
            raise ValueError(f"Got unexpected field names: {list(kwds)!r}")
        return result

    def __repr__(self):
        """Return a nicely formatted representation string"""
        return self.__class__.__name__ + pattern % tuple(self)

    def _asdict(self):
        """Return a new dict which maps field names to their values."""
        return dict(zip(self._fields, self))

    def __getnewargs__(self):
        """Return self as a plain tuple.  Used by copy and pickle."""
        return tuple(self)

    _make.__doc__ = f"Make a new {typename} object from a sequence or iterable"
    _replace.__doc__ = f"Return a new {typename} object replacing specified fields with new values"
    return _make, _replace, __repr__, _asdict, __getnewargs__


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    """Make a subclass of tuple whose items have names as well."""
    if isinstance(field_names, str):
        field_names = field_names.replace(",", " ").split()
    fields = list(map(str, field_names))
    typename = _sys.intern(str(typename))
    if rename:
        fields = _renamed(fields)
    _check_names(typename, fields, rename)
    fields = tuple(map(_sys.intern, fields))
    defaults = () if defaults is None else _checked_defaults(defaults, fields)
    namespace = _tuple_namespace(typename, fields, defaults)
    namespace["__module__"] = module or _sys._getframemodulename(1) or "__main__"
    return type(typename, (tuple,), namespace)


def _tuple_namespace(typename, fields, defaults):
    new = _new_function(typename, fields, defaults)
    methods = _tuple_methods(typename, fields)
    for function in (new, *methods):
        function.__qualname__ = f"{typename}.{function.__name__}"
    namespace = {
        "__doc__": f"{typename}({', '.join(fields)})",
        "__slots__": (),
        "_fields": fields,
        "_field_defaults": dict(zip(fields[len(fields) - len(defaults):], defaults)),
        "__match_args__": fields,
        "__new__": new,
    }
    namespace.update((function.__name__, function) for function in methods)
    namespace["_make"] = classmethod(namespace["_make"])
    namespace.update((name, _field(index)) for index, name in enumerate(fields))
    return namespace
"""#
}

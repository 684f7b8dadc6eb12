extension GuestModules {
    static let moduleDataclasses: StaticString = #"""
"""Classes whose special methods are written from their annotated fields."""

import sys
from _thread import get_ident

__all__ = [
    "dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING",
    "fields", "asdict", "astuple", "make_dataclass", "replace", "is_dataclass",
]

_GenericAlias = type(list[int])
_mappingproxy = type(type.__dict__)
_FunctionType = type(lambda: None)
_FIELDS = "__dataclass_fields__"
_PARAMS = "__dataclass_params__"
_NO_METADATA = _mappingproxy({})


class FrozenInstanceError(AttributeError):
    """A field of a frozen instance was assigned or deleted."""


class _MISSING_TYPE:
    pass


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return "<factory>"


class _KW_ONLY_TYPE:
    pass


class _FIELD_BASE:
    __slots__ = ("name",)

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


MISSING = _MISSING_TYPE()
KW_ONLY = _KW_ONLY_TYPE()
_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()
_FIELD = _FIELD_BASE("_FIELD")
_FIELD_CLASSVAR = _FIELD_BASE("_FIELD_CLASSVAR")
_FIELD_INITVAR = _FIELD_BASE("_FIELD_INITVAR")


class InitVar:
    """Marks an argument of __init__ that is only handed to __post_init__."""

    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        return f"dataclasses.InitVar[{self.type.__name__ if isinstance(self.type, type) else repr(self.type)}]"

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    """What is known of one field; made by field(), read through fields()."""

    __slots__ = (
        "name", "type", "default", "default_factory", "repr", "hash", "init", "compare", "metadata",
        "kw_only", "_field_type",
    )

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _NO_METADATA if metadata is None else _mappingproxy(metadata)
        self.kw_only = kw_only
        self._field_type = None

    def __repr__(self):
        shown = (
            "name", "type", "default", "default_factory", "init", "repr", "hash", "compare", "metadata",
            "kw_only", "_field_type",
        )
        return f"Field({','.join([f'{name}={getattr(self, name)!r}' for name in shown])})"

    def __set_name__(self, owner, name):
        # The class sees this object where its default should be: pass the news on.
        hook = getattr(type(self.default), "__set_name__", None)
        if hook:
            hook(self.default, owner, name)

    def __class_getitem__(cls, item):
        return _GenericAlias(cls, item)


class _DataclassParams:
    __slots__ = (
        "init", "repr", "eq", "order", "unsafe_hash", "frozen", "match_args", "kw_only", "slots",
        "weakref_slot",
    )

    def __init__(self, *values):
        for name, value in zip(self.__slots__, values):
            setattr(self, name, value)

    def __repr__(self):
        values = ",".join([f"{name}={getattr(self, name)!r}" for name in self.__slots__])
        return f"_DataclassParams({values})"


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True,
          metadata=None, kw_only=MISSING):
    """Describe a field: its default, and in which generated methods it takes part."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
              match_args=True, kw_only=False, slots=False, weakref_slot=False):
    """Add the special methods that the annotated fields of a class call for."""
    params = _DataclassParams(
        init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot)
    if cls is None:
        return lambda cls: _process(cls, params)
    return _process(cls, params)


# Reading the fields of a class


def _is_marker(cls, annotation, module, marker):
    """Whether a string annotation names, in the module of cls, what marker names in module."""
    prefix, _, name = annotation.partition("[")[0].rpartition(".")
    namespace = sys.modules.get(cls.__module__)
    if prefix:
        if getattr(namespace, prefix.strip(), None) is not module:
            return False
        namespace = module
    return getattr(namespace, name.strip(), None) is marker


def _is_classvar(cls, annotation):
    typing = sys.modules.get("typing")
    if typing is None:
        return False
    if isinstance(annotation, str):
        return _is_marker(cls, annotation, typing, typing.ClassVar)
    return annotation is typing.ClassVar or getattr(annotation, "__origin__", None) is typing.ClassVar


def _is_initvar(cls, annotation):
    if isinstance(annotation, str):
        return _is_marker(cls, annotation, sys.modules[__name__], InitVar)
    return annotation is InitVar or type(annotation) is InitVar


def _kind(cls, annotation):
    if _is_classvar(cls, annotation):
        return _FIELD_CLASSVAR
    return _FIELD_INITVAR if _is_initvar(cls, annotation) else _FIELD


def _is_kw_only(cls, annotation):
    if isinstance(annotation, str):
        return _is_marker(cls, annotation, sys.modules[__name__], KW_ONLY)
    return annotation is KW_ONLY


def _read_field(cls, name, annotation, kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        f = default
    else:
        # A slot of the class is no default, though it sits where one would.
        f = field(default=MISSING if type(default).__name__ == "member_descriptor" else default)
    f.name = name
    f.type = annotation
    f._field_type = _kind(cls, annotation)
    _check_field(f)
    if f._field_type is not _FIELD_CLASSVAR and f.kw_only is MISSING:
        f.kw_only = kw_only
    return f


def _check_field(f):
    if f._field_type is not _FIELD and f.default_factory is not MISSING:
        raise TypeError(f"field {f.name} cannot have a default factory")
    if f._field_type is _FIELD_CLASSVAR and f.kw_only is not MISSING:
        raise TypeError(f"field {f.name} is a ClassVar but specifies kw_only")
    if f._field_type is _FIELD and f.default.__class__.__hash__ is None:
        raise ValueError(
            f"mutable default {f.default.__class__} for field {f.name} is not allowed: use default_factory")


def _own_fields(cls, kw_only):
    found = []
    seen_marker = False
    for name, annotation in cls.__dict__.get("__annotations__", {}).items():
        if not _is_kw_only(cls, annotation):
            found.append(_read_field(cls, name, annotation, kw_only))
        elif seen_marker:
            raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
        else:
            seen_marker = kw_only = True
    return found


def _put_defaults(cls, own):
    """Leave in the class the plain defaults instead of the field descriptions."""
    for f in own:
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)


def _inherited_fields(cls):
    found = {}
    frozen_bases = []
    for base in cls.__mro__[-1:0:-1]:
        base_fields = getattr(base, _FIELDS, None)
        if base_fields is not None:
            found.update(base_fields)
            frozen_bases.append(getattr(base, _PARAMS).frozen)
    return found, frozen_bases


def _check_frozen(frozen_bases, frozen):
    if any(frozen_bases) and not frozen:
        raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
    if frozen_bases and frozen and not any(frozen_bases):
        raise TypeError("cannot inherit frozen dataclass from a non-frozen one")


def _collect_fields(cls, params):
    found, frozen_bases = _inherited_fields(cls)
    own = _own_fields(cls, params.kw_only)
    for f in own:
        found[f.name] = f
    _put_defaults(cls, own)
    annotations = cls.__dict__.get("__annotations__", {})
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    _check_frozen(frozen_bases, params.frozen)
    return found


# Writing the methods


def _init_value(f, names):
    """The expression whose value __init__ gives to the field, or None where it gives none."""
    if f.default_factory is not MISSING:
        names["_make_" + f.name] = f.default_factory
        make = f"_make_{f.name}()"
        return f"{make} if {f.name} is _made else {f.name}" if f.init else make
    if f.init:
        return f.name
    if f.default is MISSING:
        return None
    names["_default_" + f.name] = f.default
    return "_default_" + f.name


def _init_lines(inits, params, self, names):
    for f in inits:
        value = None if f._field_type is _FIELD_INITVAR else _init_value(f, names)
        # A default that __init__ cannot replace stays in the class, unless a slot took its place.
        if value is None or not (f.init or params.slots or f.default is MISSING):
            continue
        if params.frozen:
            yield f"_set({self}, {f.name!r}, {value})"
        else:
            yield f"{self}.{f.name} = {value}"


def _init_source(cls, inits, params, names):
    self = "__dataclass_self__" if any([f.name == "self" for f in inits]) else "self"
    plain = [f.name for f in inits if f.init and not f.kw_only]
    named = [f.name for f in inits if f.init and f.kw_only]
    lines = list(_init_lines(inits, params, self, names))
    if hasattr(cls, "__post_init__"):
        handed = ", ".join([f.name for f in inits if f._field_type is _FIELD_INITVAR])
        lines.append(f"{self}.__post_init__({handed})")
    head = ", ".join([self] + plain + (["*"] + named if named else []))
    return f"def __init__({head}):", lines or ["pass"]


def _init_default(f):
    return f.default if f.default_factory is MISSING else _HAS_DEFAULT_FACTORY


def _check_default_order(inits):
    optional = None
    for f in inits:
        if f.init and not f.kw_only:
            if _init_default(f) is not MISSING:
                optional = f
            elif optional:
                raise TypeError(f"non-default argument {f.name!r} follows default argument")


def _set_signature(init, inits):
    plain = [_init_default(f) for f in inits if f.init and not f.kw_only]
    named = {f.name: _init_default(f) for f in inits if f.init and f.kw_only}
    init.__defaults__ = tuple([value for value in plain if value is not MISSING]) or None
    init.__kwdefaults__ = {name: value for name, value in named.items() if value is not MISSING} or None
    init.__annotations__ = {f.name: f.type for f in inits if f.init} | {"return": None}


def _repr_source(shown):
    text = ", ".join([f"{f.name}={{self.{f.name}!r}}" for f in shown])
    return "def __repr__(self):", [
        "key = id(self), _ident()",
        "if key in _running:",
        " return '...'",
        "_running.add(key)",
        "try:",
        f" return f'{{self.__class__.__qualname__}}({text})'",
        "finally:",
        " _running.discard(key)",
    ]


def _tuple_source(owner, taken):
    return "(" + "".join([f"{owner}.{f.name}, " for f in taken]) + ")"


def _compare_source(name, operator, compared):
    left, right = _tuple_source("self", compared), _tuple_source("other", compared)
    return f"def {name}(self, other):", [
        "if other.__class__ is self.__class__:",
        f" return {left} {operator} {right}",
        "return NotImplemented",
    ]


def _hash_source(hashed):
    return "def __hash__(self):", [f"return hash({_tuple_source('self', hashed)})"]


def _compile(cls, sources, names):
    """Compile the methods at once; the names they use of this module reach them as free variables."""
    text = [f"def _build({', '.join(names)}):"]
    for head, lines in sources.values():
        text.append(" " + head)
        text += ["  " + line for line in lines]
    text.append(f" return [{', '.join(sources)}]")
    module = sys.modules.get(cls.__module__)
    scope = {}
    exec("\n".join(text), {} if module is None else module.__dict__, scope)
    return scope["_build"](**names)


def _install(cls, method):
    method.__qualname__ = f"{cls.__qualname__}.{method.__name__}"
    setattr(cls, method.__name__, method)


_reprs_running = set()
_ORDER = (("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"), ("__ge__", ">="))


def _sources(cls, params, all_fields, inits, names):
    """The source of every method to be written, by name."""
    true_fields = [f for f in all_fields if f._field_type is _FIELD]
    compared = [f for f in true_fields if f.compare]
    sources = {}
    if params.init and "__init__" not in cls.__dict__:
        sources["__init__"] = _init_source(cls, inits, params, names)
    if params.repr and "__repr__" not in cls.__dict__:
        sources["__repr__"] = _repr_source([f for f in true_fields if f.repr])
    if params.eq and "__eq__" not in cls.__dict__:
        sources["__eq__"] = _compare_source("__eq__", "==", compared)
    if params.order:
        _add_order_sources(cls, compared, sources)
    if _wants_hash(cls, params):
        hashed = [f for f in true_fields if (f.compare if f.hash is None else f.hash)]
        sources["__hash__"] = _hash_source(hashed)
    return sources


def _add_order_sources(cls, compared, sources):
    for name, operator in _ORDER:
        if name in cls.__dict__:
            raise TypeError(
                f"Cannot overwrite attribute {name} in class {cls.__name__}. "
                "Consider using functools.total_ordering")
        sources[name] = _compare_source(name, operator, compared)


def _has_own_hash(cls):
    # Python itself puts None where a class defines __eq__ alone: that one was not asked for.
    own = cls.__dict__.get("__hash__", MISSING)
    return not (own is MISSING or own is None and "__eq__" in cls.__dict__)


def _wants_hash(cls, params):
    if params.unsafe_hash:
        if _has_own_hash(cls):
            raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
        return True
    return params.eq and params.frozen and not _has_own_hash(cls)


def _write_methods(cls, params, all_fields):
    inits = [f for f in all_fields if f._field_type is not _FIELD_CLASSVAR]
    if params.init:
        _check_default_order(inits)
    names = {"_made": _HAS_DEFAULT_FACTORY, "_set": object.__setattr__, "_ident": get_ident,
             "_running": _reprs_running, "hash": hash}
    own_hash = _has_own_hash(cls)
    sources = _sources(cls, params, all_fields, inits, names)
    for method in _compile(cls, sources, names) if sources else ():
        if method.__name__ == "__init__":
            _set_signature(method, inits)
        _install(cls, method)
    if params.eq and not own_hash and "__hash__" not in sources:
        cls.__hash__ = None


def _freeze(cls, names):
    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)

    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)

    _install(cls, __setattr__)
    _install(cls, __delattr__)


def _check_params(cls, params):
    if params.order and not params.eq:
        raise ValueError("eq must be true if order is true")
    if params.frozen:
        for name in ("__setattr__", "__delattr__"):
            if name in cls.__dict__:
                raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__}")
    if params.weakref_slot and not params.slots:
        raise TypeError("weakref_slot is True but slots is False")


def _process(cls, params):
    setattr(cls, _PARAMS, params)
    found = _collect_fields(cls, params)
    setattr(cls, _FIELDS, found)
    _check_params(cls, params)
    _write_methods(cls, params, list(found.values()))
    if not getattr(cls, "__doc__"):
        cls.__doc__ = cls.__name__ + _signature_text(cls)
    _set_match_args(cls, params, found)
    if params.slots:
        cls = _with_slots(cls, params, found)
    if params.frozen:
        _freeze(cls, frozenset([f.name for f in found.values() if f._field_type is _FIELD]))
    if "abc" in sys.modules:
        sys.modules["abc"].update_abstractmethods(cls)
    return cls


def _set_match_args(cls, params, found):
    if params.match_args and "__match_args__" not in cls.__dict__:
        cls.__match_args__ = tuple(
            [f.name for f in found.values()
             if f.init and not f.kw_only and f._field_type is not _FIELD_CLASSVAR])


def _signature_text(cls):
    """The arguments of the class as a reader would write them, for its documentation."""
    init = cls.__init__
    if type(init) is not _FunctionType:
        return "()"
    code = init.__code__
    count = code.co_argcount
    names = list(code.co_varnames[:count + code.co_kwonlyargcount])
    rest = list(code.co_varnames[len(names):len(names) + 2])
    defaults = dict(zip(reversed(names[:count]), reversed(init.__defaults__ or ())))
    defaults |= init.__kwdefaults__ or {}
    text = [_argument_text(name, init.__annotations__, defaults) for name in names]
    if code.co_flags & 4:
        text.insert(count, "*" + rest.pop(0))
    elif code.co_kwonlyargcount:
        text.insert(count, "*")
    if code.co_flags & 8:
        text.append("**" + rest.pop(0))
    return f"({', '.join(text[1:])})"


def _argument_text(name, annotations, defaults):
    if name not in annotations:
        return f"{name}={defaults[name]!r}" if name in defaults else name
    text = f"{name}: {_type_text(annotations[name])}"
    return f"{text} = {defaults[name]!r}" if name in defaults else text


def _type_text(annotation):
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, type):
        module = annotation.__module__
        return annotation.__qualname__ if module == "builtins" else f"{module}.{annotation.__qualname__}"
    return repr(annotation)


# Slots


def _slots_of(cls):
    slots = cls.__dict__.get("__slots__")
    if slots is None:
        return ()
    if isinstance(slots, str):
        return (slots,)
    if hasattr(slots, "__next__"):
        raise TypeError(f"Slots of '{cls.__name__}' cannot be determined")
    return slots


def _getstate(self):
    return [getattr(self, f.name) for f in fields(self)]


def _setstate(self, state):
    for f, value in zip(fields(self), state):
        object.__setattr__(self, f.name, value)


def _with_slots(cls, params, found):
    """The class again, with its fields as slots: slots cannot be added to a class that exists."""
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    names = [f.name for f in found.values() if f._field_type is _FIELD]
    inherited = {name for base in cls.__mro__[1:-1] for name in _slots_of(base)}
    wanted = names + ["__weakref__"] if params.weakref_slot else names
    body = {key: value for key, value in cls.__dict__.items()
            if key not in names and key not in ("__dict__", "__weakref__")}
    body["__slots__"] = tuple([name for name in wanted if name not in inherited])
    if params.frozen:
        body.setdefault("__getstate__", _getstate)
        body.setdefault("__setstate__", _setstate)
    again = type(cls)(cls.__name__, cls.__bases__, body)
    again.__qualname__ = cls.__qualname__
    return again


# Using instances


def fields(class_or_instance):
    """The fields of a dataclass or of one of its instances, as a tuple."""
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple([f for f in found.values() if f._field_type is _FIELD])


def is_dataclass(obj):
    """Whether the object is a dataclass or an instance of one."""
    return hasattr(obj if isinstance(obj, type) else type(obj), _FIELDS)


_ATOMS = frozenset({
    type(None), bool, int, float, str, complex, bytes, type(...), type(NotImplemented), type(len),
    _FunctionType, type, range, property,
})


def _convert(obj, convert_instance):
    """A deep copy of the object in which convert_instance made every dataclass instance anew."""
    kind = type(obj)
    if kind in _ATOMS:
        return obj
    if hasattr(kind, _FIELDS):
        return convert_instance(obj)
    if isinstance(obj, (list, tuple)):
        parts = [_convert(part, convert_instance) for part in obj]
        return kind(*parts) if hasattr(obj, "_fields") else kind(parts)
    if isinstance(obj, dict):
        return _convert_dict(obj, convert_instance)
    from copy import deepcopy
    return deepcopy(obj)


def _convert_dict(obj, convert_instance):
    pairs = [(_convert(key, convert_instance), _convert(value, convert_instance)) for key, value in obj.items()]
    if not hasattr(type(obj), "default_factory"):
        return type(obj)(pairs)
    result = type(obj)(obj.default_factory)
    for key, value in pairs:
        result[key] = value
    return result


def asdict(obj, *, dict_factory=dict):
    """The fields of an instance as a dict, converting what its fields hold as well."""
    if not hasattr(type(obj), _FIELDS):
        raise TypeError("asdict() should be called on dataclass instances")

    def convert(obj):
        return dict_factory([(f.name, _convert(getattr(obj, f.name), convert)) for f in fields(obj)])

    return convert(obj)


def astuple(obj, *, tuple_factory=tuple):
    """The fields of an instance as a tuple, converting what its fields hold as well."""
    if not hasattr(type(obj), _FIELDS):
        raise TypeError("astuple() should be called on dataclass instances")

    def convert(obj):
        return tuple_factory([_convert(getattr(obj, f.name), convert) for f in fields(obj)])

    return convert(obj)


def replace(obj, /, **changes):
    """A new instance like this one, with some fields changed."""
    if not hasattr(type(obj), _FIELDS):
        raise TypeError("replace() should be called on dataclass instances")
    for f in getattr(obj, _FIELDS).values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise ValueError(
                    f"field {f.name} is declared with init=False, it cannot be specified with replace()")
        elif f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise ValueError(f"InitVar {f.name!r} must be specified with replace()")
            changes[f.name] = getattr(obj, f.name)
    return obj.__class__(**changes)


# Making a class from a list


def _check_name(name, seen):
    if not isinstance(name, str) or not name.isidentifier():
        raise TypeError(f"Field names must be valid identifiers: {name!r}")
    from keyword import iskeyword
    if iskeyword(name):
        raise TypeError(f"Field names must not be keywords: {name!r}")
    if name in seen:
        raise TypeError(f"Field name duplicated: {name!r}")


def _split_item(item):
    if isinstance(item, str):
        return item, "typing.Any"
    if len(item) not in (2, 3):
        raise TypeError(f"Invalid field: {item!r}")
    return item


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False,
                   unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False,
                   weakref_slot=False, module=None):
    """Make a dataclass from its name and a list of names, (name, type) or (name, type, field)."""
    annotations, defaults = {}, {}
    for item in fields:
        name, annotation, *default = _split_item(item)
        _check_name(name, annotations)
        annotations[name] = annotation
        if default:
            defaults[name] = default[0]
    body = {**(namespace or {}), **defaults, "__annotations__": annotations}
    from types import new_class
    cls = new_class(cls_name, bases, {}, lambda namespace: namespace.update(body))
    cls.__module__ = module or _caller_module()
    return dataclass(cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen,
                     match_args=match_args, kw_only=kw_only, slots=slots, weakref_slot=weakref_slot)


def _caller_module():
    """The module that called the caller of this function."""
    find = getattr(sys, "_getframemodulename", None)
    return find and find(2) or "__main__"
"""#
}

extension GuestModules {
    static let moduleTypingRecordsInner: StaticString = #"""
"""NamedTuple and TypedDict: records whose fields are annotated."""

import sys
from typing import Generic, NotRequired, Required, _GenericAlias, _AnnotatedAlias, _type_check

_FIXED = frozenset({
    "__new__", "__init__", "__slots__", "__getnewargs__", "_fields", "_field_defaults", "_field_types", "_make",
    "_replace", "_asdict", "_source",
})
_OWN = frozenset({"__module__", "__name__", "__annotations__"})


def _caller_module():
    """The module that called the caller of this function."""
    find = getattr(sys, "_getframemodulename", None)
    return find and find(2) or "__main__"


def _make_tuple(name, types, module, defaults=()):
    from collections import namedtuple
    types = {field: _type_check(tp, f"field {field} annotation must be a type") for field, tp in types.items()}
    made = namedtuple(name, list(types), defaults=defaults, module=module)
    made.__annotations__ = made.__new__.__annotations__ = types
    return made


def _default_names(types, ns):
    found = []
    for field in types:
        if field in ns:
            found.append(field)
        elif found:
            plural = "s" if len(found) > 1 else ""
            raise TypeError(
                f"Non-default namedtuple field {field} cannot follow default field{plural} {', '.join(found)}")
    return found


def _make_generic(made, ns):
    """The named tuple again with Generic as a second base: bases cannot be added to a class that exists."""
    body = {"__slots__": ()} | dict(made.__dict__)
    if "__orig_bases__" in ns:
        body["__orig_bases__"] = ns["__orig_bases__"]
    return type(made.__name__, (tuple, Generic), body)


def _add_members(made, ns, types):
    for key, value in ns.items():
        if key in _FIXED:
            raise AttributeError("Cannot overwrite NamedTuple attribute " + key)
        if key not in _OWN and key not in types:
            setattr(made, key, value)
            hook = getattr(type(value), "__set_name__", None)
            if hook:
                hook(value, made, key)


class NamedTupleMeta(type):
    """Makes of the annotated fields of a class a named tuple."""

    __module__ = "typing"

    def __new__(cls, typename, bases, ns):
        for base in bases:
            if base is not _NamedTuple and base is not Generic:
                raise TypeError("can only inherit from a NamedTuple type and Generic")
        types = ns.get("__annotations__", {})
        defaults = [ns[name] for name in _default_names(types, ns)]
        made = _make_tuple(typename, types, ns["__module__"], defaults)
        if Generic in bases:
            made = _make_generic(made, ns)
        _add_members(made, ns, types)
        return made


_NamedTuple = type.__new__(NamedTupleMeta, "NamedTuple", (), {})


def NamedTuple(typename, fields=None, /, **kwargs):
    """Make a named tuple of a name and fields; as a base, of the annotations of a class."""
    if fields is None:
        fields = kwargs.items()
    elif kwargs:
        raise TypeError("Either list of fields or keywords can be provided to NamedTuple, not both")
    made = _make_tuple(typename, dict(fields), _caller_module())
    made.__orig_bases__ = (NamedTuple,)
    return made


def _named_tuple_entries(bases):
    return (_NamedTuple,)


NamedTuple.__module__ = "typing"
NamedTuple.__mro_entries__ = _named_tuple_entries


def _qualifier(tp):
    """Required or NotRequired, if the annotation says so."""
    if isinstance(tp, _AnnotatedAlias):
        tp = tp.__origin__
    origin = getattr(tp, "__origin__", None)
    return origin if origin is Required or origin is NotRequired else None


def _later(name, cls):
    from typing import ForwardRef
    return ForwardRef(name, module=cls.__module__)


class _TypedDictMeta(type):
    __module__ = "typing"

    def __new__(cls, name, bases, ns, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError("cannot inherit from both a TypedDict type and a non-TypedDict base class")
        generic = (Generic,) if any([issubclass(base, Generic) for base in bases]) else ()
        made = type.__new__(_TypedDictMeta, name, (*generic, dict), ns)
        if "__orig_bases__" not in made.__dict__:
            made.__orig_bases__ = bases
        cls._add_keys(made, bases, ns.get("__annotations__", {}), total)
        return made

    def __init__(cls, *args, **kwargs):
        pass

    @staticmethod
    def _add_keys(made, bases, own, total):
        message = "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type"
        own = {key: _later(tp, made) if isinstance(tp, str) else _type_check(tp, message, special=True)
               for key, tp in own.items()}
        annotations, required, optional = {}, set(), set()
        for base in bases:
            annotations.update(base.__dict__.get("__annotations__", {}))
            required.update(base.__dict__.get("__required_keys__", ()))
            optional.update(base.__dict__.get("__optional_keys__", ()))
        for key, tp in own.items():
            wanted = _qualifier(tp) or (Required if total else NotRequired)
            (required if wanted is Required else optional).add(key)
        made.__annotations__ = annotations | own
        made.__required_keys__ = frozenset(required)
        made.__optional_keys__ = frozenset(optional)
        made.__total__ = total

    def __call__(cls, *args, **kwargs):
        return dict(*args, **kwargs)

    def __subclasscheck__(cls, other):
        raise TypeError("TypedDict does not support instance and class checks")

    __instancecheck__ = __subclasscheck__


_TypedDict = type.__new__(_TypedDictMeta, "TypedDict", (), {})


def TypedDict(typename, fields=None, /, *, total=True, **kwargs):
    """Make the type of a dict with known keys; as a base, of the annotations of a class."""
    if fields is None:
        fields = kwargs
    elif kwargs:
        raise TypeError("TypedDict takes either a dict or keyword arguments, but not both")
    ns = {"__annotations__": dict(fields), "__module__": _caller_module()}
    made = _TypedDictMeta(typename, (), ns, total=total)
    made.__orig_bases__ = (TypedDict,)
    return made


def _typed_dict_entries(bases):
    return (_TypedDict,)


TypedDict.__module__ = "typing"
TypedDict.__mro_entries__ = _typed_dict_entries


def is_typeddict(tp):
    """Whether the class was made by TypedDict."""
    return isinstance(tp, _TypedDictMeta)


is_typeddict.__module__ = "typing"
"""#
}

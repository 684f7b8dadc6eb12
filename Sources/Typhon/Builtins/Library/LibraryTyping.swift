extension GuestModules {
    static let moduleTyping: StaticString = #"""
"""The run-time part of type hints."""

import sys
from _typing_vars import (
    NewType, ParamSpec, ParamSpecArgs, ParamSpecKwargs, TypeAliasType, TypeVar, TypeVarTuple)

__all__ = [
    "Annotated", "Any", "Callable", "ClassVar", "Concatenate", "Final", "ForwardRef", "Generic", "Literal",
    "Optional", "ParamSpec", "Protocol", "Tuple", "Type", "TypeVar", "TypeVarTuple", "Union", "AbstractSet",
    "ByteString", "Container", "ContextManager", "Hashable", "ItemsView", "Iterable", "Iterator", "KeysView",
    "Mapping", "MappingView", "MutableMapping", "MutableSequence", "MutableSet", "Sequence", "Sized",
    "ValuesView", "Awaitable", "AsyncIterator", "AsyncIterable", "Coroutine", "Collection", "AsyncGenerator",
    "AsyncContextManager", "Reversible", "SupportsAbs", "SupportsBytes", "SupportsComplex", "SupportsFloat",
    "SupportsIndex", "SupportsInt", "SupportsRound", "ChainMap", "Counter", "Deque", "Dict", "DefaultDict",
    "List", "OrderedDict", "Set", "FrozenSet", "NamedTuple", "TypedDict", "Generator", "BinaryIO", "IO",
    "Match", "Pattern", "TextIO", "AnyStr", "assert_type", "assert_never", "cast", "clear_overloads",
    "dataclass_transform", "final", "get_args", "get_origin", "get_overloads", "get_type_hints",
    "is_typeddict", "LiteralString", "Never", "NewType", "no_type_check", "no_type_check_decorator",
    "NoReturn", "NotRequired", "overload", "override", "ParamSpecArgs", "ParamSpecKwargs", "Required",
    "reveal_type", "runtime_checkable", "Self", "Text", "TYPE_CHECKING", "TypeAlias", "TypeGuard",
    "TypeAliasType", "Unpack",
]

TYPE_CHECKING = False
Text = str
GenericAlias = type(list[int])
UnionType = type(int | str)
NoneType = type(None)


# Checking and showing types


def _type_convert(arg):
    if arg is None:
        return NoneType
    if isinstance(arg, str):
        from _typing_hints import ForwardRef
        return ForwardRef(arg)
    return arg


def _type_check(arg, message, in_argument=True, special=False):
    """The argument as a type, or TypeError where none can stand."""
    arg = _type_convert(arg)
    if isinstance(arg, type):
        if arg in _roots:
            raise TypeError(f"Plain {arg} is not valid as type argument")
        return arg
    if isinstance(arg, _GenericAlias):
        origin = arg.__origin__
        if origin in _roots or origin is ClassVar and not special or origin is Final and in_argument:
            raise TypeError(f"{arg} is not valid as type argument")
        return arg
    if isinstance(arg, _SpecialForm) and not arg._alone and not (special and arg in (ClassVar, Final)):
        raise TypeError(f"Plain {arg} is not valid as type argument")
    if type(arg) is tuple:
        raise TypeError(f"{message} Got {arg!r:.100}.")
    return arg


def _type_repr(obj):
    if isinstance(obj, type):
        return obj.__qualname__ if obj.__module__ == "builtins" else f"{obj.__module__}.{obj.__qualname__}"
    if obj is ...:
        return "..."
    if isinstance(obj, type(_type_check)):
        return obj.__name__
    if isinstance(obj, tuple):
        return "[" + ", ".join([_type_repr(part) for part in obj]) + "]"
    return repr(obj)


def _as_tuple(args):
    return args if isinstance(args, tuple) else (args,)


# What subscripting gave before: equal types are mostly one object.
_made = {}


def _remembered(owner, args, make):
    """What make(owner, args) gives, or gave."""
    try:
        found = _made.get((owner, args))
    except TypeError:
        return make(owner, args)
    if found is None:
        found = make(owner, args)
        if len(_made) >= 1000:
            _made.clear()
        _made[owner, args] = found
    return found


# Variables in types


def _collect(args, found):
    """Append the variables of the types in order of appearance."""
    for arg in args:
        if isinstance(arg, (TypeVar, ParamSpec, TypeVarTuple)):
            if arg not in found:
                found.append(arg)
        elif isinstance(arg, (tuple, list)):
            _collect(arg, found)
        elif isinstance(arg, (GenericAlias, UnionType)):
            _collect(arg.__args__, found)
        elif isinstance(arg, _GenericAlias):
            _collect(arg.__parameters__, found)
    return found


def _rebuild(alias, args):
    """A built-in alias or union like this one, of other types."""
    if args == alias.__args__:
        return alias
    if isinstance(alias, GenericAlias):
        return GenericAlias(alias.__origin__, args)
    union = args[0]
    for arg in args[1:]:
        union = union | arg
    return union


def _is_parameters(arg):
    return arg is ... or isinstance(arg, (tuple, list, ParamSpec, _ConcatenateGenericAlias))


# Special forms


class _SpecialForm:
    """A name that means something to type checkers; some can be subscripted."""

    def __init__(self, name, getitem=None, doc=None, alone=False):
        self._name = name
        self._getitem = getitem
        self._alone = alone
        self.__doc__ = doc

    @property
    def __name__(self):
        return self._name

    __qualname__ = __name__

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __repr__(self):
        return "typing." + self._name

    def __reduce__(self):
        return self._name

    def __call__(self, *args, **kwds):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __instancecheck__(self, obj):
        raise TypeError(f"{self} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self} cannot be used with issubclass()")

    def __getitem__(self, args):
        if self._getitem is None:
            raise TypeError(f"{self} is not subscriptable")
        # One and True are equal, but not the same literal.
        return self._getitem(self, args) if self is Literal else _remembered(self, args, self._getitem)


def _form(function):
    """Make a special form of the function that subscripts it."""
    return _SpecialForm(function.__name__, function, function.__doc__)


def _single(form, arg, in_argument=True, special=False):
    arg = _type_check(arg, f"{form} accepts only single type.", in_argument, special)
    return _GenericAlias(form, (arg,))


def _union_of(args):
    """The types without duplicates, unions laid open: one type, or a union."""
    flat = []
    for arg in args:
        for part in arg.__args__ if isinstance(arg, (_UnionGenericAlias, UnionType)) else (arg,):
            if part not in flat:
                flat.append(part)
    if len(flat) == 1:
        return flat[0]
    return _UnionGenericAlias(Union, tuple(flat), name="Optional" if len(flat) == 2 and NoneType in flat else None)


@_form
def Union(form, args):
    """One of several types."""
    if args == ():
        raise TypeError("Cannot take a Union of no types.")
    message = "Union[arg, ...]: each arg must be a type."
    return _union_of([_type_check(arg, message) for arg in _as_tuple(args)])


@_form
def Optional(form, arg):
    """A type or None."""
    return Union[_type_check(arg, f"{form} requires a single type."), NoneType]


@_form
def Literal(form, args):
    """One of several values."""
    values = []
    for arg in _as_tuple(args):
        values += arg.__args__ if isinstance(arg, _LiteralGenericAlias) else (arg,)
    seen = []
    for value in values:
        if (type(value), value) not in seen:
            seen.append((type(value), value))
    return _LiteralGenericAlias(form, tuple([value for _, value in seen]))


@_form
def ClassVar(form, arg):
    """Marks an attribute of the class, not of its instances."""
    return _single(form, arg)


@_form
def Final(form, arg):
    """Marks a name that is assigned once."""
    return _single(form, arg)


@_form
def Required(form, arg):
    """Marks a key that a TypedDict must have."""
    return _single(form, arg, special=True)


@_form
def NotRequired(form, arg):
    """Marks a key that a TypedDict may lack."""
    return _single(form, arg, special=True)


@_form
def TypeGuard(form, arg):
    """Marks a function whose result tells the type of its argument."""
    return _single(form, arg)


@_form
def Unpack(form, arg):
    """Lays a tuple of types open."""
    return _UnpackGenericAlias(form, (_type_check(arg, f"{form} accepts only single type."),))


@_form
def Concatenate(form, args):
    """Parameters put before those of a parameter specification."""
    if args == ():
        raise TypeError("Cannot take a Concatenate of no types.")
    args = _as_tuple(args)
    if not (args[-1] is ... or isinstance(args[-1], ParamSpec)):
        raise TypeError("The last parameter to Concatenate should be a ParamSpec variable or ellipsis.")
    checked = [_type_check(arg, "Concatenate[arg, ...]: each arg must be a type.") for arg in args[:-1]]
    return _ConcatenateGenericAlias(form, (*checked, args[-1]))


NoReturn = _SpecialForm("NoReturn", doc="The result of a function that never returns.", alone=True)
Never = _SpecialForm("Never", doc="The type that no value has.", alone=True)
Self = _SpecialForm("Self", doc="The class in which it stands.", alone=True)
LiteralString = _SpecialForm("LiteralString", doc="A string made of literals only.", alone=True)
TypeAlias = _SpecialForm("TypeAlias", doc="Marks an assignment that names a type.", alone=True)


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(obj)

    def __repr__(self):
        return "typing.Any" if self is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    """Any type at all."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


# Aliases


def _is_dunder(name):
    return name.startswith("__") and name.endswith("__")


class _BaseGenericAlias:
    # No docstring: those of aliases are not about aliases.
    _OWN = frozenset({"_name", "_inst", "_count"})

    def __call__(self, *args, **kwargs):
        if not self._inst:
            raise TypeError(
                f"Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead")
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except Exception:
            pass
        return result

    def __mro_entries__(self, bases):
        entries = [] if self.__origin__ in bases else [self.__origin__]
        later = bases[bases.index(self) + 1:]
        if not any([isinstance(b, _BaseGenericAlias) or isinstance(b, type) and issubclass(b, Generic)
                    for b in later]):
            entries.append(Generic)
        return tuple(entries)

    def __getattr__(self, name):
        if name in ("__name__", "__qualname__"):
            return self._name or self.__origin__.__name__
        if _is_dunder(name) or isinstance(self.__dict__.get("__origin__", Union), _SpecialForm):
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    def __setattr__(self, name, value):
        if _is_dunder(name) or name in self._OWN:
            super().__setattr__(name, value)
        else:
            setattr(self.__origin__, name, value)

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        raise TypeError("Subscripted generics cannot be used with class and instance checks")


class _GenericAlias(_BaseGenericAlias):
    def __init__(self, origin, args, *, inst=True, name=None):
        self._inst = inst
        self._name = name
        self.__origin__ = origin
        self.__args__ = args
        self.__parameters__ = tuple(_collect(args, []))
        self.__module__ = "typing" if name else getattr(origin, "__module__", "typing")

    def copy_with(self, args):
        """The same with other types."""
        return type(self)(self.__origin__, args, inst=self._inst, name=self._name)

    def __getitem__(self, args):
        if self.__origin__ in _roots:
            raise TypeError(f"Cannot subscript already-subscripted {self}")
        if not self.__parameters__:
            raise TypeError(f"{self} is not a generic class")
        from _typing_subst import flatten_unpacked, match, substitute
        values = match(self, self.__parameters__, flatten_unpacked(_as_tuple(args)))
        return self.copy_with(substitute(self.__args__, values))

    def __mro_entries__(self, bases):
        if isinstance(self.__origin__, _SpecialForm):
            raise TypeError(f"Cannot subclass {self!r}")
        if self._name:
            return super().__mro_entries__(bases)
        if self.__origin__ is Generic and self._is_implied(bases):
            return ()
        return (self.__origin__,)

    def _is_implied(self, bases):
        # Another generic base brings Generic along, at its right place.
        later = bases[bases.index(self) + 1:]
        return any([b is root for b in bases for root in _roots[1:]]) or any(
            [isinstance(b, _BaseGenericAlias) and b is not self for b in later])

    def __eq__(self, other):
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __iter__(self):
        yield Unpack[self]

    def __repr__(self):
        name = "typing." + self._name if self._name else _type_repr(self.__origin__)
        return f"{name}[{', '.join([_type_repr(arg) for arg in self.__args__]) or '()'}]"

    def __reduce__(self):
        origin = globals().get(self._name, self.__origin__) if self._name else self.__origin__
        return origin.__class_getitem__ if isinstance(origin, type) else origin.__getitem__, (self.__args__,)


class _UnionGenericAlias(_GenericAlias):
    def copy_with(self, args):
        return Union[args]

    def __eq__(self, other):
        if not isinstance(other, (_UnionGenericAlias, UnionType)):
            return NotImplemented
        return set(self.__args__) == set(other.__args__)

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __repr__(self):
        if self._name != "Optional":
            return super().__repr__()
        first, second = self.__args__
        return f"typing.Optional[{_type_repr(second if first is NoneType else first)}]"

    def __instancecheck__(self, obj):
        for arg in self.__args__:
            if isinstance(obj, arg):
                return True
        return False

    def __subclasscheck__(self, cls):
        for arg in self.__args__:
            if issubclass(cls, arg):
                return True
        return False


class _LiteralGenericAlias(_GenericAlias):
    def _typed(self):
        return {(value, type(value)) for value in self.__args__}

    def __eq__(self, other):
        if not isinstance(other, _LiteralGenericAlias):
            return NotImplemented
        return self._typed() == other._typed()

    def __hash__(self):
        return hash(frozenset(self._typed()))


class _ConcatenateGenericAlias(_GenericAlias):
    def copy_with(self, args):
        last = args[-1]
        if isinstance(last, tuple):
            return (*args[:-1], *last)
        if isinstance(last, _ConcatenateGenericAlias):
            args = (*args[:-1], *last.__args__)
        return super().copy_with(args)


class _UnpackGenericAlias(_GenericAlias):
    pass


class _CallableGenericAlias(_GenericAlias):
    def copy_with(self, args):
        flat = []
        for arg in args:
            flat += arg if isinstance(arg, tuple) else (arg,)
        return super().copy_with(tuple(flat))

    def __repr__(self):
        *params, result = self.__args__
        if len(params) == 1 and _is_parameters(params[0]):
            return super().__repr__()
        return f"typing.Callable[[{', '.join([_type_repr(p) for p in params])}], {_type_repr(result)}]"


class _AnnotatedAlias(_GenericAlias):
    def __init__(self, origin, metadata):
        if isinstance(origin, _AnnotatedAlias):
            metadata = origin.__metadata__ + metadata
            origin = origin.__origin__
        super().__init__(origin, (origin,), name="Annotated")
        self.__metadata__ = metadata

    def copy_with(self, args):
        return _AnnotatedAlias(args[0], self.__metadata__)

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __repr__(self):
        return f"typing.Annotated[{_type_repr(self.__origin__)}, {repr(list(self.__metadata__))[1:-1]}]"

    def __reduce__(self):
        return Annotated.__class_getitem__, ((self.__origin__, *self.__metadata__),)

    def __getattr__(self, name):
        if name in ("__name__", "__qualname__"):
            return "Annotated"
        return super().__getattr__(name)

    def __mro_entries__(self, bases):
        return (self.__origin__,)


class Annotated:
    """A type with more said about it."""

    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        raise TypeError("Type Annotated cannot be instantiated.")

    def __class_getitem__(cls, params):
        if not isinstance(params, tuple) or len(params) < 2:
            raise TypeError(
                "Annotated[...] should be used with at least two arguments (a type and an annotation).")
        origin = _type_check(params[0], "Annotated[t, ...]: t must be a type.", special=True)
        return _AnnotatedAlias(origin, params[1:])

    def __init_subclass__(cls, *args, **kwargs):
        raise TypeError(f"Cannot subclass {cls.__module__}.Annotated")


class Generic:
    """The base of classes that take types: class Box(Generic[T])."""

    __slots__ = ()
    _is_protocol = False

    def __class_getitem__(cls, params):
        return _remembered(cls, params, _subscript)

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        originals = cls.__dict__.get("__orig_bases__")
        if Generic in (cls.__bases__ if originals is None else originals) and cls.__name__ != "Protocol":
            raise TypeError("Cannot inherit from plain Generic")
        cls.__parameters__ = () if originals is None else _class_parameters(originals)


_roots = [Generic]


def _subscript(cls, params):
    params = _as_tuple(params)
    if cls in _roots:
        return _GenericAlias(cls, _variables(cls, params))
    known = getattr(cls, "__parameters__", ())
    if not known:
        raise TypeError(f"{cls} is not a generic class")
    from _typing_subst import match
    values = match(cls, known, [_type_convert(param) for param in params])
    args = []
    for param in known:
        args += values[param] if isinstance(param, TypeVarTuple) else (values[param],)
    return _GenericAlias(cls, tuple(args))


def _variables(cls, params):
    """The variables between the brackets of Generic or Protocol."""
    name = cls.__name__
    if not params:
        raise TypeError(f"Parameter list to {name}[...] cannot be empty")
    for param in params:
        if not (isinstance(param, (TypeVar, ParamSpec)) or isinstance(param, _UnpackGenericAlias)):
            raise TypeError(
                f"Parameters to {name}[...] must all be type variables or parameter specification variables.")
    if len(set(params)) != len(params):
        raise TypeError(f"Parameters to {name}[...] must all be unique")
    return params


def _class_parameters(originals):
    """The variables of a class with these bases: those of Generic[...], or else all in order."""
    found = tuple(_collect([base for base in originals if isinstance(base, (_GenericAlias, GenericAlias))], []))
    named = None
    for base in originals:
        if isinstance(base, _GenericAlias) and base.__origin__ is Generic:
            if named is not None:
                raise TypeError("Cannot inherit from Generic[...] multiple times.")
            named = base.__parameters__
    if named is None:
        return found
    lost = ", ".join([str(param) for param in found if param not in named])
    if lost:
        listed = ", ".join([str(param) for param in named])
        raise TypeError(f"Some type variables ({lost}) are not listed in Generic[{listed}]")
    return named


def get_origin(tp):
    """The class or form of a type with types: list for List[int], else None."""
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, (_BaseGenericAlias, GenericAlias, ParamSpecArgs, ParamSpecKwargs)):
        return tp.__origin__
    if tp is Generic:
        return Generic
    return UnionType if isinstance(tp, UnionType) else None


def get_args(tp):
    """The types of a type, as they were written."""
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__, *tp.__metadata__)
    if isinstance(tp, UnionType):
        return tp.__args__
    if not isinstance(tp, (_GenericAlias, GenericAlias)):
        return ()
    args = tp.__args__
    if isinstance(tp, _CallableGenericAlias) or getattr(tp.__origin__, "__name__", None) == "Callable":
        if not (len(args) == 2 and _is_parameters(args[0])):
            return list(args[:-1]), args[-1]
    return args


def cast(typ, val):
    """The value; a type checker will take it to be of the type."""
    return val


def final(f):
    """Mark a class that is not to be inherited from, or a method that is not to be replaced."""
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def override(method, /):
    """Mark a method that replaces one of a base."""
    try:
        method.__override__ = True
    except (AttributeError, TypeError):
        pass
    return method


AnyStr = TypeVar("AnyStr", bytes, str)
AnyStr.__module__ = "typing"


# The names that are made when they are asked for

_MODULES = {
    "_typing_protocols": (
        "Protocol", "_ProtocolMeta", "runtime_checkable", "SupportsAbs", "SupportsBytes", "SupportsComplex",
        "SupportsFloat", "SupportsIndex", "SupportsInt", "SupportsRound", "IO", "TextIO", "BinaryIO"),
    "_typing_records": ("NamedTuple", "NamedTupleMeta", "TypedDict", "_TypedDictMeta", "is_typeddict"),
    "_typing_hints": (
        "get_type_hints", "assert_type", "assert_never", "reveal_type", "no_type_check",
        "no_type_check_decorator", "ForwardRef", "overload", "get_overloads", "clear_overloads", "dataclass_transform"),
}


def __getattr__(name):
    for module, names in _MODULES.items():
        if name in names:
            return globals().setdefault(name, getattr(__import__(module), name))
    if name in __all__ or name == "_SpecialGenericAlias":
        from _typing_aliases import find
        return globals().setdefault(name, find(name))
    raise AttributeError(f"module 'typing' has no attribute {name!r}")


def __dir__():
    return sorted({*globals(), *__all__})
"""#
}

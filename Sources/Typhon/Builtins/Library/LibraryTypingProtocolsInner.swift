extension GuestModules {
    static let moduleTypingProtocolsInner: StaticString = #"""
"""Protocols: classes that describe what others have to offer."""

from abc import ABCMeta, abstractmethod
import typing
from typing import AnyStr, Generic, TypeVar, _roots

_NOT_MEMBERS = frozenset({
    "__abstractmethods__", "__annotations__", "__dict__", "__doc__", "__init__", "__module__", "__new__",
    "__slots__", "__subclasshook__", "__weakref__", "__class_getitem__", "__match_args__", "__parameters__",
    "__orig_bases__", "__orig_class__", "__qualname__", "__type_params__", "__protocol_attrs__",
    "__callable_proto_members_only__", "_is_protocol", "_is_runtime_protocol",
})
_ABSTRACT_BASES = {
    "collections.abc": {
        "Callable", "Awaitable", "Iterable", "Iterator", "AsyncIterable", "Hashable", "Sized", "Container",
        "Collection", "Reversible", "Buffer"},
    "contextlib": {"AbstractContextManager", "AbstractAsyncContextManager"},
}


def _protocol_members(cls):
    members = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ not in ("Protocol", "Generic"):
            members.update(base.__dict__, base.__dict__.get("__annotations__", ()))
    return {name for name in members if name not in _NOT_MEMBERS and not name.startswith("_abc_")}


def _check_bases(bases):
    for base in bases:
        if base in (object, Generic) or base.__name__ in _ABSTRACT_BASES.get(base.__module__, ()):
            continue
        if not (issubclass(base, Generic) and getattr(base, "_is_protocol", False)):
            raise TypeError(f"Protocols can only inherit from other protocols, got {base!r}")


def _has_static(instance, name, missing_value_counts):
    """Whether the object has the attribute, without running code of its class."""
    own = getattr(instance, "__dict__", None)
    if isinstance(own, dict) and name in own:
        return own[name] is not None or missing_value_counts
    for base in type(instance).__mro__ + (instance.__mro__ if isinstance(instance, type) else ()):
        if name in base.__dict__:
            return base.__dict__[name] is not None or missing_value_counts
    return False


class _ProtocolMeta(ABCMeta):
    __module__ = "typing"

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        if Protocol is not None and Protocol in bases:
            _check_bases(bases)
        return super().__new__(mcls, name, bases, namespace, **kwargs)

    def __init__(cls, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if getattr(cls, "_is_protocol", False):
            cls.__protocol_attrs__ = _protocol_members(cls)
            cls.__callable_proto_members_only__ = all(
                [callable(getattr(cls, name, None)) for name in cls.__protocol_attrs__])

    def _refuse_check(cls):
        # A class of the standard library asks its subclasses: protocols among them must not complain.
        if not cls._is_runtime_protocol and not any(
                [base.__module__ in _ABSTRACT_BASES for base in cls.__mro__]):
            raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")

    def __instancecheck__(cls, instance):
        if cls is Protocol:
            return type.__instancecheck__(cls, instance)
        if not getattr(cls, "_is_protocol", False):
            return super().__instancecheck__(instance)
        cls._refuse_check()
        if super().__subclasscheck__(type(instance)):
            return True
        return cls._is_runtime_protocol and all(
            [_has_static(instance, name, not callable(getattr(cls, name, None)))
             for name in cls.__protocol_attrs__])

    def __subclasscheck__(cls, other):
        if cls is Protocol:
            return type.__subclasscheck__(cls, other)
        if getattr(cls, "_is_protocol", False):
            if not isinstance(other, type):
                raise TypeError("issubclass() arg 1 must be a class")
            if not cls.__callable_proto_members_only__:
                raise TypeError("Protocols with non-method members don't support issubclass()")
            cls._refuse_check()
        return super().__subclasscheck__(other)


def _offers(other, name):
    for base in other.__mro__:
        if name in base.__dict__:
            return base.__dict__[name] is not None
        if name in base.__dict__.get("__annotations__", ()) and getattr(other, "_is_protocol", False):
            return True
    return False


@classmethod
def _subclass_hook(cls, other):
    if not cls.__dict__.get("_is_protocol", False) or not cls.__callable_proto_members_only__:
        return NotImplemented
    return all([_offers(other, name) for name in cls.__protocol_attrs__]) or NotImplemented


def _no_init(self, *args, **kwargs):
    if type(self)._is_protocol:
        raise TypeError("Protocols cannot be instantiated")


def _real_init(cls):
    for base in cls.__mro__:
        found = base.__dict__.get("__init__", _no_init)
        if found is not _no_init:
            return found


Protocol = None


class Protocol(Generic, metaclass=_ProtocolMeta):
    """The base of classes that describe what others have to offer."""

    __module__ = "typing"
    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if "_is_protocol" not in cls.__dict__:
            cls._is_protocol = any([base is Protocol for base in cls.__bases__])
        if "__subclasshook__" not in cls.__dict__:
            cls.__subclasshook__ = _subclass_hook
        if not cls._is_protocol:
            if cls.__init__ is _no_init:
                cls.__init__ = _real_init(cls)
        elif cls.__init__ is Protocol.__init__:
            cls.__init__ = _no_init


_roots.append(Protocol)


def runtime_checkable(cls):
    """Let a protocol be used with isinstance() and issubclass()."""
    if not (isinstance(cls, type) and issubclass(cls, Generic) and getattr(cls, "_is_protocol", False)):
        raise TypeError(f"@runtime_checkable can be only applied to protocol classes, got {cls!r}")
    cls._is_runtime_protocol = True
    return cls


runtime_checkable.__module__ = "typing"
_T_co = TypeVar("T_co", covariant=True)


@runtime_checkable
class SupportsInt(Protocol):
    """What int() accepts."""

    __module__ = "typing"
    __slots__ = ()

    @abstractmethod
    def __int__(self) -> int:
        """The object as an integer."""


@runtime_checkable
class SupportsFloat(Protocol):
    """What float() accepts."""

    __module__ = "typing"
    __slots__ = ()

    @abstractmethod
    def __float__(self) -> float:
        """The object as a float."""


@runtime_checkable
class SupportsComplex(Protocol):
    """What complex() accepts."""

    __module__ = "typing"
    __slots__ = ()

    @abstractmethod
    def __complex__(self) -> complex:
        """The object as a complex number."""


@runtime_checkable
class SupportsBytes(Protocol):
    """What bytes() accepts."""

    __module__ = "typing"
    __slots__ = ()

    @abstractmethod
    def __bytes__(self) -> bytes:
        """The object as bytes."""


@runtime_checkable
class SupportsIndex(Protocol):
    """What can be an index."""

    __module__ = "typing"
    __slots__ = ()

    @abstractmethod
    def __index__(self) -> int:
        """The object as an index."""


@runtime_checkable
class SupportsAbs(Protocol[_T_co]):
    """What abs() accepts."""

    __module__ = "typing"
    __slots__ = ()

    @abstractmethod
    def __abs__(self) -> _T_co:
        """The absolute value."""


@runtime_checkable
class SupportsRound(Protocol[_T_co]):
    """What round() accepts."""

    __module__ = "typing"
    __slots__ = ()

    @abstractmethod
    def __round__(self, ndigits: int = 0) -> _T_co:
        """The rounded value."""


class IO(Generic[AnyStr]):
    """The type of files; open() returns one of those derived from it."""

    __module__ = "typing"
    __slots__ = ()

    mode = name = closed = property(abstractmethod(lambda self: None))


def _add_file_methods():
    names = ("close fileno flush isatty read readable readline readlines seek seekable tell truncate writable "
             "write writelines __enter__ __exit__")
    for name in names.split():
        @abstractmethod
        def method(self, *args, **kwds):
            pass

        method.__name__ = name
        method.__qualname__ = "IO." + name
        setattr(IO, name, method)


_add_file_methods()


class BinaryIO(IO[bytes]):
    """The type of files of bytes."""

    __module__ = "typing"
    __slots__ = ()


class TextIO(IO[str]):
    """The type of files of text."""

    __module__ = "typing"
    __slots__ = ()

    buffer = encoding = errors = line_buffering = newlines = property(abstractmethod(lambda self: None))
"""#
}

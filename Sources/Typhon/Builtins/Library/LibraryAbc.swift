extension GuestModules {
    static let moduleAbc: StaticString = #"""
"""Abstract base classes: classes that say which methods a subclass must have, and whose relatives can be registered."""

from _weakref import ref as _ref

__all__ = [
    "ABC", "ABCMeta", "abstractclassmethod", "abstractmethod", "abstractproperty", "abstractstaticmethod",
    "get_cache_token", "update_abstractmethods",
]

_token = 0


def get_cache_token():
    """A value that changes whenever a class is registered with any abstract base class."""
    return _token


def abstractmethod(funcobj):
    """Mark a method as abstract: a class that leaves it abstract cannot be instantiated."""
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    """Deprecated: use `classmethod` on top of `abstractmethod`."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractstaticmethod(staticmethod):
    """Deprecated: use `staticmethod` on top of `abstractmethod`."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractproperty(property):
    """Deprecated: use `property` on top of `abstractmethod`."""

    __isabstractmethod__ = True


class _Relatives:
    """What one abstract class knows about others, without keeping them alive: `id` of a class to a weak reference."""

    __slots__ = ("registered", "subclasses", "strangers", "token", "__weakref__")

    def __init__(self):
        self.registered, self.subclasses, self.strangers = {}, {}, {}
        self.token = _token


def _remember(relatives, cls):
    key = id(cls)

    def forget(reference):
        # Another class may have got the same id meanwhile.
        if relatives.get(key) is reference:
            del relatives[key]

    relatives[key] = _ref(cls, forget)


def _knows(relatives, cls):
    reference = relatives.get(id(cls))
    return reference is not None and reference() is cls


def _is_abstract(value):
    return getattr(value, "__isabstractmethod__", False)


def _abstract_names(cls, namespace):
    names = {name for name, value in namespace if _is_abstract(value)}
    for base in cls.__bases__:
        for name in getattr(base, "__abstractmethods__", ()):
            if _is_abstract(getattr(cls, name, None)):
                names.add(name)
    return frozenset(names)


def update_abstractmethods(cls):
    """Find again which methods of a class are abstract, after it was changed; returns the class."""
    if hasattr(cls, "__abstractmethods__"):
        cls.__abstractmethods__ = _abstract_names(cls, list(cls.__dict__.items()))
    return cls


def _pass_on_patterns(cls, subclass):
    """What is registered as a sequence or a mapping is matched by patterns of sequences or mappings."""
    flags = getattr(cls, "__abc_tpflags__", 0)
    if flags:
        try:
            subclass.__abc_tpflags__ = flags
        except TypeError:
            # Built-in types cannot be changed, and need not.
            pass


class ABCMeta(type):
    """The type of abstract base classes."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        cls.__abstractmethods__ = _abstract_names(cls, namespace.items())
        cls._abc_impl = _Relatives()
        return cls

    def register(cls, subclass):
        """Make a class count as a subclass of this one; returns it, so this can be a decorator."""
        global _token
        if not isinstance(subclass, type):
            raise TypeError("Can only register classes")
        if issubclass(subclass, cls):
            return subclass
        if issubclass(cls, subclass):
            raise RuntimeError("Refusing to create an inheritance cycle")
        _remember(cls._abc_impl.registered, subclass)
        _token += 1
        _pass_on_patterns(cls, subclass)
        return subclass

    def __instancecheck__(cls, instance):
        subclass = instance.__class__
        known = cls._abc_impl
        reference = known.subclasses.get(id(subclass))
        if reference is not None and reference() is subclass:
            return True
        kind = type(instance)
        if subclass is kind and known.token == _token and _knows(known.strangers, kind):
            return False
        return cls.__subclasscheck__(subclass) or (kind is not subclass and cls.__subclasscheck__(kind))

    def __subclasscheck__(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError("issubclass() arg 1 must be a class")
        known = cls._abc_impl
        if _knows(known.subclasses, subclass):
            return True
        if known.token != _token:
            known.strangers, known.token = {}, _token
        elif _knows(known.strangers, subclass):
            return False
        # Whoever registers meanwhile makes a new dict necessary: this answer then goes into the old one.
        strangers = known.strangers
        answer = cls._is_related(known, subclass)
        _remember(known.subclasses if answer else strangers, subclass)
        return answer

    def _is_related(cls, known, subclass):
        answer = cls.__subclasshook__(subclass)
        if answer is not NotImplemented:
            assert isinstance(answer, bool), "__subclasshook__ must return either False, True, or NotImplemented"
            return answer
        if cls in getattr(subclass, "__mro__", ()):
            return True
        registered = [reference() for reference in list(known.registered.values())]
        relatives = registered + cls.__subclasses__()
        return any(issubclass(subclass, relative) for relative in relatives if relative is not None)


class ABC(metaclass=ABCMeta):
    """A base class whose subclasses are abstract base classes."""

    __slots__ = ()
"""#
}

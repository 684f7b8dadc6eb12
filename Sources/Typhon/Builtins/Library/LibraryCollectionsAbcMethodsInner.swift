extension GuestModules {
    static let moduleCollectionsAbcMethodsInner: StaticString = #"""
"""Abstract base classes that ask for single methods: the lower half of `collections.abc`."""

from abc import ABCMeta, abstractmethod

# The classes below belong to the public module.
__name__ = "collections.abc"

_GenericAlias = type(list[int])


def _has_method(cls, name):
    for base in cls.__mro__:
        if name in base.__dict__:
            return base.__dict__[name] is not None
    return False


def _hook(*names):
    """A `__subclasshook__` for the class that has it in its body: whoever has all these methods is a subclass."""

    def __subclasshook__(cls, other):
        if "__subclasshook__" not in cls.__dict__:
            return NotImplemented
        return all(_has_method(other, name) for name in names) or NotImplemented

    return classmethod(__subclasshook__)


@classmethod
def subscript(cls, item):
    return _GenericAlias(cls, item)


def _raise(error, value, traceback):
    """What `throw` does when nobody catches: raise an exception given as a class or as an instance."""
    if value is None:
        if traceback is None:
            raise error
        value = error()
    if traceback is not None:
        value = value.with_traceback(traceback)
    raise value


# Waiting


class Awaitable(metaclass=ABCMeta):
    """What `await` accepts."""

    __slots__ = ()

    @abstractmethod
    def __await__(self):
        yield

    __subclasshook__ = _hook("__await__")
    __class_getitem__ = subscript


class Coroutine(Awaitable):
    """An awaitable that is driven by `send`, `throw` and `close`."""

    __slots__ = ()

    @abstractmethod
    def send(self, value):
        """Go on with a value; return what is yielded, or raise StopIteration."""
        raise StopIteration

    @abstractmethod
    def throw(self, typ, val=None, tb=None):
        """Raise an exception in the coroutine; return what is yielded next, or raise StopIteration."""
        _raise(typ, val, tb)

    def close(self):
        """Raise GeneratorExit in the coroutine."""
        try:
            self.throw(GeneratorExit)
        except (GeneratorExit, StopIteration):
            pass
        else:
            raise RuntimeError("coroutine ignored GeneratorExit")

    __subclasshook__ = _hook("__await__", "send", "throw", "close")


class AsyncIterable(metaclass=ABCMeta):
    """What `async for` accepts."""

    __slots__ = ()

    @abstractmethod
    def __aiter__(self):
        return AsyncIterator()

    __subclasshook__ = _hook("__aiter__")
    __class_getitem__ = subscript


class AsyncIterator(AsyncIterable):
    """An asynchronous iterable that is its own iterator."""

    __slots__ = ()

    @abstractmethod
    async def __anext__(self):
        """Return the next item, or raise StopAsyncIteration."""
        raise StopAsyncIteration

    def __aiter__(self):
        return self

    __subclasshook__ = _hook("__anext__", "__aiter__")


class AsyncGenerator(AsyncIterator):
    """An asynchronous iterator that is driven by `asend`, `athrow` and `aclose`."""

    __slots__ = ()

    async def __anext__(self):
        """Return the next item, or raise StopAsyncIteration."""
        return await self.asend(None)

    @abstractmethod
    async def asend(self, value):
        """Go on with a value; return what is yielded, or raise StopAsyncIteration."""
        raise StopAsyncIteration

    @abstractmethod
    async def athrow(self, typ, val=None, tb=None):
        """Raise an exception in the generator; return what is yielded next, or raise StopAsyncIteration."""
        _raise(typ, val, tb)

    async def aclose(self):
        """Raise GeneratorExit in the generator."""
        try:
            await self.athrow(GeneratorExit)
        except (GeneratorExit, StopAsyncIteration):
            pass
        else:
            raise RuntimeError("asynchronous generator ignored GeneratorExit")

    __subclasshook__ = _hook("__aiter__", "__anext__", "asend", "athrow", "aclose")


# One method each


class Hashable(metaclass=ABCMeta):
    """What `hash` accepts."""

    __slots__ = ()

    @abstractmethod
    def __hash__(self):
        return 0

    __subclasshook__ = _hook("__hash__")


class Iterable(metaclass=ABCMeta):
    """What has `__iter__`."""

    __slots__ = ()

    @abstractmethod
    def __iter__(self):
        yield from ()

    __subclasshook__ = _hook("__iter__")
    __class_getitem__ = subscript


class Iterator(Iterable):
    """An iterable that is its own iterator."""

    __slots__ = ()

    @abstractmethod
    def __next__(self):
        """Return the next item, or raise StopIteration."""
        raise StopIteration

    def __iter__(self):
        return self

    __subclasshook__ = _hook("__iter__", "__next__")


class Generator(Iterator):
    """An iterator that is driven by `send`, `throw` and `close`."""

    __slots__ = ()

    def __next__(self):
        """Return the next item, or raise StopIteration."""
        return self.send(None)

    @abstractmethod
    def send(self, value):
        """Go on with a value; return what is yielded, or raise StopIteration."""
        raise StopIteration

    @abstractmethod
    def throw(self, typ, val=None, tb=None):
        """Raise an exception in the generator; return what is yielded next, or raise StopIteration."""
        _raise(typ, val, tb)

    def close(self):
        """Raise GeneratorExit in the generator."""
        try:
            self.throw(GeneratorExit)
        except (GeneratorExit, StopIteration):
            pass
        else:
            raise RuntimeError("generator ignored GeneratorExit")

    __subclasshook__ = _hook("__iter__", "__next__", "send", "throw", "close")


class Reversible(Iterable):
    """An iterable that `reversed` accepts."""

    __slots__ = ()

    @abstractmethod
    def __reversed__(self):
        yield from ()

    __subclasshook__ = _hook("__reversed__", "__iter__")


class Sized(metaclass=ABCMeta):
    """What `len` accepts."""

    __slots__ = ()

    @abstractmethod
    def __len__(self):
        return 0

    __subclasshook__ = _hook("__len__")


class Container(metaclass=ABCMeta):
    """What stands to the right of `in`."""

    __slots__ = ()

    @abstractmethod
    def __contains__(self, x):
        return False

    __subclasshook__ = _hook("__contains__")
    __class_getitem__ = subscript


class Collection(Sized, Iterable, Container):
    """Sized, iterable and a container."""

    __slots__ = ()
    __subclasshook__ = _hook("__len__", "__iter__", "__contains__")


class Buffer(metaclass=ABCMeta):
    """What `memoryview` accepts."""

    __slots__ = ()

    @abstractmethod
    def __buffer__(self, flags: int, /) -> memoryview:
        raise NotImplementedError

    __subclasshook__ = _hook("__buffer__")


class Callable(metaclass=ABCMeta):
    """What can be called; `Callable[[int, str], bool]` names arguments and result."""

    __slots__ = ()

    @abstractmethod
    def __call__(self, *args, **kwds):
        return False

    __subclasshook__ = _hook("__call__")

    @classmethod
    def __class_getitem__(cls, item):
        if not (isinstance(item, tuple) and len(item) == 2):
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        arguments, result = item
        if isinstance(arguments, (list, tuple)):
            return _GenericAlias(cls, (*arguments, result))
        if arguments is ... or type(arguments).__name__ in ("ParamSpec", "_ConcatenateGenericAlias"):
            return _GenericAlias(cls, item)
        raise TypeError(f"Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {arguments!r}")
"""#
}

extension GuestModules {
    static let moduleContextlib: StaticString = #"""
"""Helpers for the with statement."""

import sys
from abc import ABC, abstractmethod

__all__ = [
    "asynccontextmanager", "contextmanager", "closing", "nullcontext", "AbstractContextManager",
    "AbstractAsyncContextManager", "AsyncExitStack", "ContextDecorator", "ExitStack", "redirect_stdout",
    "redirect_stderr", "suppress", "aclosing", "chdir",
]

_GenericAlias = type(list[int])


def _has_methods(cls, names):
    """True if some class of the ancestry defines each name, NotImplemented if one is missing or None."""
    for name in names:
        for base in cls.__mro__:
            if name in base.__dict__:
                if base.__dict__[name] is None:
                    return NotImplemented
                break
        else:
            return NotImplemented
    return True


class AbstractContextManager(ABC):
    """The base of context managers; whatever has __enter__ and __exit__ counts as one."""

    __slots__ = ()

    def __class_getitem__(cls, item):
        return _GenericAlias(cls, item)

    def __enter__(self):
        """Return the manager itself."""
        return self

    @abstractmethod
    def __exit__(self, exc_type, exc_value, traceback):
        """Let every exception pass."""
        return None

    @classmethod
    def __subclasshook__(cls, C):
        if cls is AbstractContextManager:
            return _has_methods(C, ("__enter__", "__exit__"))
        return NotImplemented


class AbstractAsyncContextManager(ABC):
    """The base of asynchronous context managers; __aenter__ and __aexit__ make one."""

    __slots__ = ()

    def __class_getitem__(cls, item):
        return _GenericAlias(cls, item)

    async def __aenter__(self):
        """Return the manager itself."""
        return self

    @abstractmethod
    async def __aexit__(self, exc_type, exc_value, traceback):
        """Let every exception pass."""
        return None

    @classmethod
    def __subclasshook__(cls, C):
        if cls is AbstractAsyncContextManager:
            return _has_methods(C, ("__aenter__", "__aexit__"))
        return NotImplemented


def _disguise(wrapper, function):
    """Give the wrapper the name and the documentation of what it wraps."""
    for name in ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__", "__type_params__"):
        try:
            setattr(wrapper, name, getattr(function, name))
        except AttributeError:
            pass
    wrapper.__dict__.update(getattr(function, "__dict__", {}))
    wrapper.__wrapped__ = function
    return wrapper


class ContextDecorator:
    """Lets a context manager be used as a decorator as well."""

    def _recreate_cm(self):
        """The manager for one call of the decorated function."""
        return self

    def __call__(self, func):
        def inner(*args, **kwds):
            with self._recreate_cm():
                return func(*args, **kwds)

        return _disguise(inner, func)


class AsyncContextDecorator:
    """Lets an asynchronous context manager be used as a decorator as well."""

    def _recreate_cm(self):
        """The manager for one call of the decorated function."""
        return self

    def __call__(self, func):
        async def inner(*args, **kwds):
            async with self._recreate_cm():
                return await func(*args, **kwds)

        return _disguise(inner, func)


# Managers made of generators


class _GeneratorManager:
    def __init__(self, func, args, kwds):
        self.gen = func(*args, **kwds)
        self.func = func
        self.args = args
        self.kwds = kwds
        self.__doc__ = getattr(func, "__doc__", None) or type(self).__doc__

    def _recreate_cm(self):
        # A generator runs once: each call of a decorated function needs a new one.
        return self.__class__(self.func, self.args, self.kwds)


def _passes_unchanged(raised, value, stop, traceback):
    """Whether the generator let the exception of the with block pass, be it wrapped on the way."""
    if raised is not value and not (
            isinstance(raised, RuntimeError) and isinstance(value, stop) and raised.__cause__ is value):
        return False
    # The block raised it, not the generator: the traceback must not tell of the way through.
    value.__traceback__ = traceback
    return True


class _GeneratorContextManager(_GeneratorManager, ContextDecorator):
    """A context manager that runs a generator up to its yield and, later, from there."""

    def __enter__(self):
        del self.args, self.kwds, self.func
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, typ, value, traceback):
        if typ is None:
            try:
                next(self.gen)
            except StopIteration:
                return False
            self._refuse("generator didn't stop")
        return self._throw(typ() if value is None else value, traceback)

    def _throw(self, value, traceback):
        try:
            self.gen.throw(value)
        except StopIteration as stop:
            return stop is not value
        except BaseException as raised:
            if _passes_unchanged(raised, value, StopIteration, traceback):
                return False
            raise
        self._refuse("generator didn't stop after throw()")

    def _refuse(self, text):
        try:
            raise RuntimeError(text)
        finally:
            self.gen.close()


class _AsyncGeneratorContextManager(_GeneratorManager, AsyncContextDecorator):
    """An asynchronous context manager that runs a generator up to its yield and, later, from there."""

    async def __aenter__(self):
        del self.args, self.kwds, self.func
        try:
            return await anext(self.gen)
        except StopAsyncIteration:
            raise RuntimeError("generator didn't yield") from None

    async def __aexit__(self, typ, value, traceback):
        if typ is None:
            try:
                await anext(self.gen)
            except StopAsyncIteration:
                return False
            await self._refuse("generator didn't stop")
        return await self._throw(typ() if value is None else value, traceback)

    async def _throw(self, value, traceback):
        try:
            await self.gen.athrow(value)
        except StopAsyncIteration as stop:
            return stop is not value
        except BaseException as raised:
            if _passes_unchanged(raised, value, (StopIteration, StopAsyncIteration), traceback):
                return False
            raise
        await self._refuse("generator didn't stop after athrow()")

    async def _refuse(self, text):
        try:
            raise RuntimeError(text)
        finally:
            await self.gen.aclose()


def contextmanager(func):
    """Make a function that returns context managers of one that yields once."""
    def helper(*args, **kwds):
        return _GeneratorContextManager(func, args, kwds)

    return _disguise(helper, func)


def asynccontextmanager(func):
    """Make a function that returns asynchronous context managers of one that yields once."""
    def helper(*args, **kwds):
        return _AsyncGeneratorContextManager(func, args, kwds)

    return _disguise(helper, func)


# Ready-made managers


class closing(AbstractContextManager):
    """Closes a thing at the end of the block."""

    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *exc_info):
        self.thing.close()


class aclosing(AbstractAsyncContextManager):
    """Awaits the aclose() of a thing at the end of the block."""

    def __init__(self, thing):
        self.thing = thing

    async def __aenter__(self):
        return self.thing

    async def __aexit__(self, *exc_info):
        await self.thing.aclose()


class _RedirectStream(AbstractContextManager):
    _stream = None

    def __init__(self, new_target):
        self._new_target = new_target
        # One redirection may be entered again inside itself.
        self._old_targets = []

    def __enter__(self):
        self._old_targets.append(getattr(sys, self._stream))
        setattr(sys, self._stream, self._new_target)
        return self._new_target

    def __exit__(self, exctype, excinst, exctb):
        setattr(sys, self._stream, self._old_targets.pop())


class redirect_stdout(_RedirectStream):
    """Sends what is printed in the block to another file."""

    _stream = "stdout"


class redirect_stderr(_RedirectStream):
    """Sends what is written to sys.stderr in the block to another file."""

    _stream = "stderr"


class suppress(AbstractContextManager):
    """Ends the block quietly if one of these exceptions is raised in it."""

    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        pass

    def __exit__(self, exctype, excinst, exctb):
        if exctype is None:
            return None
        if issubclass(exctype, self._exceptions):
            return True
        return issubclass(exctype, BaseExceptionGroup) and self._suppress_part(excinst)

    def _suppress_part(self, group):
        rest = group.split(self._exceptions)[1]
        if rest is None:
            return True
        raise rest


class nullcontext(AbstractContextManager, AbstractAsyncContextManager):
    """Does nothing; stands where a context manager is wanted."""

    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *excinfo):
        pass

    async def __aenter__(self):
        return self.enter_result

    async def __aexit__(self, *excinfo):
        pass


class chdir(AbstractContextManager):
    """Changes the current directory for the block; of the whole process, not only this thread."""

    def __init__(self, path):
        self.path = path
        self._old_cwd = []

    def __enter__(self):
        import os
        self._old_cwd.append(os.getcwd())
        os.chdir(self.path)

    def __exit__(self, *excinfo):
        import os
        os.chdir(self._old_cwd.pop())


# Stacks of managers


def _lookup(manager, enter, leave, kind):
    cls = type(manager)
    try:
        return getattr(cls, enter), getattr(cls, leave)
    except AttributeError:
        name = f"{cls.__module__}.{cls.__qualname__}"
        raise TypeError(f"{name!r} object does not support the {kind} protocol") from None


def _bound(leave, manager):
    def exit(*details):
        return leave(manager, *details)

    exit.__self__ = manager
    return exit


def _details(error):
    return (None, None, None) if error is None else (type(error), error, error.__traceback__)


def _link_context(new, outer, frame_error):
    """Make outer the context of what a callback raised, as if the blocks were nested in the program."""
    while True:
        context = new.__context__
        if context is None or context is outer:
            return
        if context is frame_error:
            break
        new = context
    new.__context__ = outer


def _raise_with_context(error):
    context = error.__context__
    try:
        raise error
    except BaseException:
        error.__context__ = context
        raise


class _Unwinding:
    """The state of leaving a stack: the exception in flight, and what became of the one received."""

    def __init__(self, error):
        self.error = error
        self.received = error is not None
        self.suppressed = self.pending = False
        self.frame_error = sys.exception()

    def returned(self, value):
        if value:
            self.suppressed = True
            self.pending = False
            self.error = None

    def failed(self, error):
        _link_context(error, self.error, self.frame_error)
        self.pending = True
        self.error = error

    def result(self):
        if self.pending:
            _raise_with_context(self.error)
        return self.received and self.suppressed


class _BaseExitStack:
    def __init__(self):
        # Pairs: whether the callback is an ordinary one, and the callback.
        self._exit_callbacks = []

    def pop_all(self):
        """Hand all callbacks to a new stack and return it."""
        other = type(self)()
        other._exit_callbacks = self._exit_callbacks
        self._exit_callbacks = []
        return other

    def push(self, exit):
        """Register the __exit__ of a manager, or a function like it."""
        leave = getattr(type(exit), "__exit__", None)
        self._exit_callbacks.append((True, exit if leave is None else _bound(leave, exit)))
        return exit

    def enter_context(self, cm):
        """Enter a manager, to be left with the stack; returns what entering gave."""
        enter, leave = _lookup(cm, "__enter__", "__exit__", "context manager")
        result = enter(cm)
        self._exit_callbacks.append((True, _bound(leave, cm)))
        return result

    def callback(self, callback, /, *args, **kwds):
        """Register a function to be called with these arguments."""
        def exit(exc_type, exc, tb):
            callback(*args, **kwds)

        exit.__wrapped__ = callback
        self._exit_callbacks.append((True, exit))
        return callback


class ExitStack(_BaseExitStack, AbstractContextManager):
    """A context manager that leaves, last first, whatever was put on it."""

    def __enter__(self):
        return self

    def __exit__(self, *exc_details):
        state = _Unwinding(exc_details[1])
        while self._exit_callbacks:
            leave = self._exit_callbacks.pop()[1]
            try:
                state.returned(leave(*_details(state.error)))
            except BaseException as error:
                state.failed(error)
        return state.result()

    def close(self):
        """Leave everything now."""
        self.__exit__(None, None, None)


class AsyncExitStack(_BaseExitStack, AbstractAsyncContextManager):
    """An exit stack that takes ordinary and asynchronous managers."""

    async def enter_async_context(self, cm):
        """Enter an asynchronous manager, to be left with the stack."""
        enter, leave = _lookup(cm, "__aenter__", "__aexit__", "asynchronous context manager")
        result = await enter(cm)
        self._exit_callbacks.append((False, _bound(leave, cm)))
        return result

    def push_async_exit(self, exit):
        """Register the __aexit__ of a manager, or a coroutine function like it."""
        leave = getattr(type(exit), "__aexit__", None)
        self._exit_callbacks.append((False, exit if leave is None else _bound(leave, exit)))
        return exit

    def push_async_callback(self, callback, /, *args, **kwds):
        """Register a coroutine function to be called with these arguments."""
        async def exit(exc_type, exc, tb):
            await callback(*args, **kwds)

        exit.__wrapped__ = callback
        self._exit_callbacks.append((False, exit))
        return callback

    async def aclose(self):
        """Leave everything now."""
        await self.__aexit__(None, None, None)

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc_details):
        state = _Unwinding(exc_details[1])
        while self._exit_callbacks:
            is_sync, leave = self._exit_callbacks.pop()
            try:
                result = leave(*_details(state.error))
                state.returned(result if is_sync else await result)
            except BaseException as error:
                state.failed(error)
        return state.result()
"""#
}

extension GuestModules {
    static let moduleTypingHintsInner: StaticString = #"""
"""Reading type hints, and the functions that say something about functions."""

import sys
from typing import (
    GenericAlias, NoneType, NotRequired, Required, Union, UnionType, _AnnotatedAlias, _GenericAlias, _rebuild,
    _type_check)

# Overloads by module, qualified name and first line.
_overloads = {}


class ForwardRef:
    """A type named by a string, to be found later."""

    __module__ = "typing"

    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got {arg!r}")
        try:
            # An unpacked type is an expression only inside of another one.
            code = compile(f"({arg},)[0]" if arg.startswith("*") else arg, "<string>", "eval")
        except SyntaxError:
            raise SyntaxError(f"Forward reference must be an expression -- got {arg!r}") from None
        self.__forward_arg__ = arg
        self.__forward_code__ = code
        self.__forward_is_argument__ = is_argument
        self.__forward_is_class__ = is_class
        self.__forward_module__ = module

    def _evaluate(self, globalns, localns, type_params=None, *, recursive_guard=frozenset()):
        if self.__forward_arg__ in recursive_guard:
            return self
        return _evaluate_reference(self, globalns, localns, recursive_guard)

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        return (self.__forward_arg__, self.__forward_module__) == (other.__forward_arg__, other.__forward_module__)

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__))

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        module = "" if self.__forward_module__ is None else f", module={self.__forward_module__!r}"
        return f"ForwardRef({self.__forward_arg__!r}{module})"


def _evaluate_reference(ref, globalns, localns, guard):
    """The type that a string names in the given namespaces."""
    if ref.__forward_module__ is not None:
        module = sys.modules.get(ref.__forward_module__)
        globalns = getattr(module, "__dict__", globalns)
    if globalns is None and localns is None:
        globalns = localns = {}
    found = eval(ref.__forward_code__, localns if globalns is None else globalns,
                 globalns if localns is None else localns)
    found = _type_check(
        found, "Forward references must evaluate to types.", ref.__forward_is_argument__,
        ref.__forward_is_class__)
    return _evaluate(found, globalns, localns, guard | {ref.__forward_arg__})


def _evaluate(tp, globalns, localns, guard=frozenset()):
    """The type with every string in it evaluated."""
    if isinstance(tp, ForwardRef):
        return tp._evaluate(globalns, localns, recursive_guard=guard)
    if not isinstance(tp, (_GenericAlias, GenericAlias, UnionType)):
        return tp
    args = tp.__args__
    if isinstance(tp, GenericAlias):
        args = tuple([ForwardRef(arg) if isinstance(arg, str) else arg for arg in args])
    done = tuple([_evaluate(arg, globalns, localns, guard) for arg in args])
    if done == tp.__args__:
        return tp
    return tp.copy_with(done) if isinstance(tp, _GenericAlias) else _rebuild(tp, done)


def _strip(tp):
    """The type without what was only annotated to it."""
    if isinstance(tp, _AnnotatedAlias):
        return _strip(tp.__origin__)
    if getattr(tp, "__origin__", None) in (Required, NotRequired):
        return _strip(tp.__args__[0])
    if not isinstance(tp, (_GenericAlias, GenericAlias, UnionType)):
        return tp
    done = tuple([_strip(arg) for arg in tp.__args__])
    if done == tp.__args__:
        return tp
    return tp.copy_with(done) if isinstance(tp, _GenericAlias) else _rebuild(tp, done)


def _hint(value, globalns, localns, in_argument, in_class):
    if value is None:
        return NoneType
    if isinstance(value, str):
        value = ForwardRef(value, is_argument=in_argument, is_class=in_class)
    return _evaluate(value, globalns, localns)


def _class_hints(cls, globalns, localns):
    hints = {}
    for base in reversed(cls.__mro__):
        inner, outer = localns, globalns
        if globalns is None:
            outer = getattr(sys.modules.get(base.__module__), "__dict__", {})
            if localns is None:
                # The names of the class body are seen first.
                inner, outer = outer, dict(vars(base))
        for name, value in base.__dict__.get("__annotations__", {}).items():
            hints[name] = _hint(value, outer, inner, False, True)
    return hints


def _namespaces(obj, globalns, localns):
    if globalns is None:
        if isinstance(obj, type(sys)):
            globalns = obj.__dict__
        else:
            inner = obj
            while hasattr(inner, "__wrapped__"):
                inner = inner.__wrapped__
            globalns = getattr(inner, "__globals__", {})
        return globalns, globalns if localns is None else localns
    return globalns, globalns if localns is None else localns


def _object_hints(obj, globalns, localns):
    globalns, localns = _namespaces(obj, globalns, localns)
    hints = getattr(obj, "__annotations__", None)
    if hints is None:
        if callable(obj) or isinstance(obj, type(sys)):
            return {}
        raise TypeError(f"{obj!r} is not a module, class, method, or function.")
    in_argument = not isinstance(obj, type(sys))
    return {name: _hint(value, globalns, localns, in_argument, False) for name, value in hints.items()}


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """The annotations of a class, with its bases, of a function or a module; strings are evaluated."""
    if getattr(obj, "__no_type_check__", None):
        return {}
    read = _class_hints if isinstance(obj, type) else _object_hints
    hints = read(obj, globalns, localns)
    if include_extras:
        return hints
    return {name: _strip(tp) for name, tp in hints.items()}


def assert_type(val, typ, /):
    """The value; a type checker will see that it is of the type."""
    return val


def assert_never(arg, /):
    """Fail: a type checker has to show that this is not reached."""
    text = repr(arg)
    if len(text) > 100:
        text = text[:100] + "..."
    raise AssertionError(f"Expected code to be unreachable, but got: {text}")


def reveal_type(obj, /):
    """Tell the type of the object on the error output, and return the object."""
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


def no_type_check(arg):
    """Mark a function, or the functions of a class, whose annotations are no types."""
    if isinstance(arg, type):
        for name, found in list(arg.__dict__.items()):
            inner = getattr(found, "__func__", found)
            if getattr(inner, "__qualname__", None) == f"{arg.__qualname__}.{name}":
                (no_type_check if isinstance(inner, type) else _mark_unchecked)(inner)
    return _mark_unchecked(arg)


def _mark_unchecked(arg):
    try:
        arg.__no_type_check__ = True
    except (AttributeError, TypeError):
        pass
    return arg


def no_type_check_decorator(decorator):
    """Make a decorator mark what it returns as not to be checked."""
    def wrapped_decorator(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))

    return wrapped_decorator


def _overload_dummy(*args, **kwds):
    raise NotImplementedError(
        "You should not call an overloaded function. A series of @overload-decorated functions outside a stub "
        "module should always be followed by an implementation that is not @overload-ed.")


def overload(func):
    """Declare one of several signatures of a function that is defined afterwards."""
    inner = getattr(func, "__func__", func)
    try:
        found = _overloads.setdefault(inner.__module__, {}).setdefault(inner.__qualname__, {})
        found[inner.__code__.co_firstlineno] = func
    except AttributeError:
        pass
    return _overload_dummy


def get_overloads(func):
    """The declared signatures of a function, in order."""
    inner = getattr(func, "__func__", func)
    return list(_overloads.get(inner.__module__, {}).get(inner.__qualname__, {}).values())


def clear_overloads():
    """Forget all declared signatures."""
    _overloads.clear()


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False, frozen_default=False,
                        field_specifiers=(), **kwargs):
    """Mark what makes classes like dataclasses."""
    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            "eq_default": eq_default, "order_default": order_default, "kw_only_default": kw_only_default,
            "frozen_default": frozen_default, "field_specifiers": field_specifiers, "kwargs": kwargs,
        }
        return cls_or_fn

    return decorator


for _function in (
        get_type_hints, assert_type, assert_never, reveal_type, no_type_check, no_type_check_decorator, overload,
        get_overloads, clear_overloads, dataclass_transform, _overload_dummy):
    _function.__module__ = "typing"
"""#
}

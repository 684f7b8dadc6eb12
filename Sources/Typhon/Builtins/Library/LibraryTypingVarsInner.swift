extension GuestModules {
    static let moduleTypingVarsInner: StaticString = #"""
"""Type variables and the other named things of type hints."""

import sys

_GenericAlias = type(list[int])


def _caller_module():
    """The module that makes a variable."""
    find = getattr(sys, "_getframemodulename", None)
    return find and find(2) or "__main__"


def _union(left, right):
    from typing import Union
    return Union[left, right]


class _Named:
    """What the variables have in common: a name, and a place in unions."""

    def __or__(self, other):
        return _union(self, other)

    def __ror__(self, other):
        return _union(other, self)

    def __reduce__(self):
        return self.__name__

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")

    def _set_name(self, name, module):
        if not isinstance(name, str):
            raise TypeError(
                f"{type(self).__name__.lower()}() argument 'name' must be str, not {type(name).__name__}")
        self.__name__ = name
        self.__module__ = module


class _Variant(_Named):
    def _set_variance(self, bound, covariant, contravariant, infer_variance):
        if covariant and contravariant:
            raise ValueError("Bivariant types are not supported.")
        if infer_variance and (covariant or contravariant):
            raise ValueError("Variance cannot be specified with infer_variance.")
        self.__bound__ = _checked(bound, "Bound must be a type.")
        self.__covariant__ = bool(covariant)
        self.__contravariant__ = bool(contravariant)
        self.__infer_variance__ = bool(infer_variance)

    def __repr__(self):
        if self.__infer_variance__:
            return self.__name__
        return ("+" if self.__covariant__ else "-" if self.__contravariant__ else "~") + self.__name__


def _checked(value, message):
    if value is None or isinstance(value, type):
        return value
    from typing import _type_check
    return _type_check(value, message)


class _Lazy:
    """What PEP 695 makes: a bound, constraints or value that a function computes when it is first asked for."""

    def __getattr__(self, name):
        if name != self._lazy_name() or "_evaluate" not in self.__dict__:
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}", name=name, obj=self)
        value = self._evaluate()
        setattr(self, name, value)
        return value


class TypeVar(_Lazy, _Variant):
    """A variable that stands for one type."""

    __module__ = "typing"

    def _lazy_name(self):
        return "__bound__" if "__constraints__" in self.__dict__ else "__constraints__"

    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False,
                 infer_variance=False):
        self._set_name(name, _caller_module())
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        if constraints and bound is not None:
            raise TypeError("Constraints cannot be combined with bound=...")
        self._set_variance(bound, covariant, contravariant, infer_variance)
        message = "TypeVar(name, constraint, ...): constraints must be types."
        self.__constraints__ = tuple([_checked(value, message) for value in constraints])

    def __typing_subst__(self, arg):
        from typing import _type_check
        return _type_check(arg, "Parameters to generic types must be types.")


class _ParamSpecPart(_Named):
    _part = None

    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f"{self.__origin__.__name__}.{self._part}"

    def __eq__(self, other):
        if not isinstance(other, type(self)):
            return NotImplemented
        return self.__origin__ == other.__origin__

    def __hash__(self):
        return hash((self._part, self.__origin__))


class ParamSpecArgs(_ParamSpecPart):
    """The positional arguments of a parameter specification."""

    __module__ = "typing"
    _part = "args"


class ParamSpecKwargs(_ParamSpecPart):
    """The keyword arguments of a parameter specification."""

    __module__ = "typing"
    _part = "kwargs"


class ParamSpec(_Variant):
    """A variable that stands for the parameters of a callable."""

    __module__ = "typing"

    def __init__(self, name, *, bound=None, covariant=False, contravariant=False, infer_variance=False):
        self._set_name(name, _caller_module())
        self._set_variance(bound, covariant, contravariant, infer_variance)

    @property
    def args(self):
        """Stands for the positional arguments."""
        return ParamSpecArgs(self)

    @property
    def kwargs(self):
        """Stands for the keyword arguments."""
        return ParamSpecKwargs(self)

    def __typing_subst__(self, arg):
        from _typing_subst import parameter_list
        return parameter_list(arg)


class TypeVarTuple(_Named):
    """A variable that stands for any number of types."""

    __module__ = "typing"

    def __init__(self, name):
        self._set_name(name, _caller_module())

    def __iter__(self):
        from typing import Unpack
        yield Unpack[self]

    def __repr__(self):
        return self.__name__

    def __typing_subst__(self, arg):
        raise TypeError("Substitution of bare TypeVarTuple is not supported")


class TypeAliasType(_Lazy, _Named):
    """A name given to a type, which may have parameters."""

    __module__ = "typing"

    def _lazy_name(self):
        return "__value__"

    def __init__(self, name, value, *, type_params=()):
        if not isinstance(type_params, tuple):
            raise TypeError("type_params must be a tuple")
        self._set_name(name, _caller_module())
        self.__value__ = value
        self.__type_params__ = type_params

    @property
    def __parameters__(self):
        return self.__type_params__

    def __getitem__(self, args):
        if not self.__type_params__:
            raise TypeError("Only generic type aliases are subscriptable")
        return _GenericAlias(self, args)

    def __repr__(self):
        return self.__name__


class NewType:
    """A type of its own for the checker; at run time it returns its argument."""

    __module__ = "typing"

    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition(".")[2]
        self.__supertype__ = tp
        self.__module__ = _caller_module()

    def __call__(self, value):
        return value

    def __mro_entries__(self, bases):
        parent = self.__name__

        class Refusal:
            def __init_subclass__(cls):
                raise TypeError(
                    "Cannot subclass an instance of NewType. Perhaps you were looking for: "
                    f"`{cls.__name__} = NewType({cls.__name__!r}, {parent})`")

        return (Refusal,)

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"

    def __reduce__(self):
        return self.__qualname__

    def __or__(self, other):
        return _union(self, other)

    def __ror__(self, other):
        return _union(other, self)
"""#
}

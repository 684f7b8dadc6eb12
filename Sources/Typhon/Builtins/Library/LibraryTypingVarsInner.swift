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


class _Later:
    # What stands in the syntax of type parameters is evaluated when somebody asks.
    def __init__(self, evaluate):
        self.evaluate = evaluate


class _LateAttribute:
    """An attribute whose value may still have to be evaluated."""

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        value = instance.__dict__[self.name]
        if isinstance(value, _Later):
            value = instance.__dict__[self.name] = value.evaluate()
        return value

    def __set__(self, instance, value):
        instance.__dict__[self.name] = value


class _Variant(_Named):
    __bound__ = _LateAttribute()

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
    if value is None or isinstance(value, (type, _Later)):
        return value
    from typing import _type_check
    return _type_check(value, message)


class TypeVar(_Variant):
    """A variable that stands for one type."""

    __module__ = "typing"
    __constraints__ = _LateAttribute()

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


class TypeAliasType(_Named):
    """A name given to a type, which may have parameters."""

    __module__ = "typing"
    __value__ = _LateAttribute()

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


def parameter_of_syntax(kind, name, evaluate=None, constrained=False):
    """The variable of [T], [T: bound], [T: (a, b)], [*Ts] or [**P]; evaluate gives what follows the colon."""
    if kind == "TypeVarTuple":
        return TypeVarTuple(name)
    made = (ParamSpec if kind == "ParamSpec" else TypeVar)(name, infer_variance=True)
    if evaluate is not None:
        setattr(made, "__constraints__" if constrained else "__bound__", _Later(evaluate))
    return made


def alias_of_syntax(name, parameters, evaluate):
    """What the statement `type name[parameters] = ...` defines; evaluate gives the right side."""
    return TypeAliasType(name, _Later(evaluate), type_params=parameters)
"""#
}

extension GuestModules {
    /// What the instructions of type parameters call.
    static let typeParameters: StaticString = #"""
import sys
from typing import Generic, ParamSpec, TypeAliasType, TypeVar, TypeVarTuple, Unpack


def _named(cls, name):
    made = cls.__new__(cls)
    made.__name__ = name
    made.__module__ = sys._getframemodulename(2) or "__main__"
    return made


def make_parameter(kind, name, function):
    """Kind 0: a type variable, whose bound the function gives; 3: one whose constraints it gives; 1: of parameters; 2: of many."""
    if kind == 2:
        return _named(TypeVarTuple, name)
    made = _named(ParamSpec if kind == 1 else TypeVar, name)
    made.__covariant__ = made.__contravariant__ = False
    made.__infer_variance__ = True
    if kind == 1 or function is None:
        made.__bound__ = None
    if kind != 1 and (kind != 3 or function is None):
        made.__constraints__ = ()
    if function is not None:
        made._evaluate = function
        if kind == 3:
            made.__bound__ = None
    return made


def generic_base(parameters):
    return Generic[tuple([Unpack[one] if isinstance(one, TypeVarTuple) else one for one in parameters])]


def make_alias(name, parameters, function):
    made = _named(TypeAliasType, name)
    made.__type_params__ = parameters or ()
    made._evaluate = function
    return made
"""#
}

extension GuestModules {
    /// What the instructions of type parameters call. Their kinds: 0 a type variable, with its bound; 3 one with its
    /// constraints; 1 of parameters; 2 of many.
    static let typeParameters: StaticString = #"""
from _typing_vars import alias_of_syntax, parameter_of_syntax
from typing import Generic, TypeVarTuple, Unpack

_kinds = ("TypeVar", "ParamSpec", "TypeVarTuple", "TypeVar")


def make_parameter(kind, name, function):
    return parameter_of_syntax(_kinds[kind], name, function, constrained=kind == 3)


def generic_base(parameters):
    return Generic[tuple([Unpack[one] if isinstance(one, TypeVarTuple) else one for one in parameters])]


def make_alias(name, parameters, function):
    return alias_of_syntax(name, parameters or (), function)
"""#
}

extension GuestModules {
    static let moduleTypingSubstInner: StaticString = #"""
"""What is put in the place of type variables."""

from typing import (
    GenericAlias, ParamSpec, TypeVar, TypeVarTuple, UnionType, _GenericAlias, _UnpackGenericAlias,
    _is_parameters, _rebuild, _type_check, _type_convert)


def parameter_list(arg):
    """What may stand for a parameter specification."""
    if isinstance(arg, (list, tuple)):
        return tuple([_type_check(part, "Expected a type.") for part in arg])
    return arg


def flatten_unpacked(args):
    """The arguments with unpacked tuples of known length laid open."""
    flat = []
    for arg in args:
        inner = arg.__args__[0] if isinstance(arg, _UnpackGenericAlias) else None
        parts = getattr(inner, "__args__", ()) if getattr(inner, "__origin__", None) is tuple else ()
        if parts and parts[-1] is not ...:
            flat += parts
        else:
            flat.append(arg)
    return flat


def match(owner, params, args):
    """Which variable stands for what: a dict, or TypeError where the numbers differ."""
    args = list(args)
    if len(params) == 1 and isinstance(params[0], ParamSpec) and not (len(args) == 1 and _is_parameters(args[0])):
        args = [tuple(args)]
    rest = [i for i, param in enumerate(params) if isinstance(param, TypeVarTuple)]
    surplus = len(args) - len(params)
    if surplus and not rest or surplus < -1:
        expected = f"at least {len(params) - 1}" if rest else len(params)
        raise TypeError(
            f"Too {'many' if surplus > 0 else 'few'} arguments for {owner}; actual {len(args)}, expected {expected}")
    if rest:
        first = rest[0]
        args[first:first + surplus + 1] = [tuple(args[first:first + surplus + 1])]
    return {param: _value_for(param, arg) for param, arg in zip(params, args)}


def _value_for(param, arg):
    if isinstance(param, TypeVarTuple):
        return tuple([_type_convert(part) for part in arg])
    return param.__typing_subst__(arg)


def substitute(args, values):
    """The types with their variables replaced."""
    done = []
    for arg in args:
        if isinstance(arg, (TypeVar, ParamSpec)):
            done.append(values.get(arg, arg))
        elif isinstance(arg, tuple):
            done.append(substitute(arg, values))
        elif isinstance(arg, _UnpackGenericAlias) and arg.__args__[0] in values:
            done += values[arg.__args__[0]]
        elif isinstance(arg, (GenericAlias, UnionType)):
            done.append(_rebuild(arg, substitute(arg.__args__, values)))
        elif isinstance(arg, _GenericAlias) and arg.__parameters__:
            done.append(arg.copy_with(substitute(arg.__args__, values)))
        else:
            done.append(arg)
    return tuple(done)
"""#
}

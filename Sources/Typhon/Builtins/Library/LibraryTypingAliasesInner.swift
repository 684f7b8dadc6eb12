extension GuestModules {
    static let moduleTypingAliasesInner: StaticString = #"""
"""The typing names of classes that live elsewhere."""

import sys
from typing import (
    _BaseGenericAlias, _CallableGenericAlias, _GenericAlias, _UnpackGenericAlias, _as_tuple, _is_dunder, _remembered,
    _type_check, _type_convert)

# The classes of collections.abc that have their own name here, with the number of their types.
_ABSTRACT = {
    "Awaitable": 1, "AsyncIterable": 1, "AsyncIterator": 1, "Iterable": 1, "Iterator": 1, "Reversible": 1,
    "Container": 1, "Collection": 1, "MutableSet": 1, "Mapping": 2, "MutableMapping": 2, "Sequence": 1,
    "MutableSequence": 1, "MappingView": 1, "KeysView": 1, "ItemsView": 2, "ValuesView": 1, "Coroutine": 3,
    "Generator": 3, "AsyncGenerator": 2, "Hashable": 0, "Sized": 0, "ByteString": 0,
}
_ELSEWHERE = {
    "AbstractSet": ("collections.abc", "Set", 1), "ContextManager": ("contextlib", "AbstractContextManager", 1),
    "AsyncContextManager": ("contextlib", "AbstractAsyncContextManager", 1),
    "Callable": ("collections.abc", "Callable", 2), "Tuple": ("builtins", "tuple", -1),
    "List": ("builtins", "list", 1), "Set": ("builtins", "set", 1), "FrozenSet": ("builtins", "frozenset", 1),
    "Dict": ("builtins", "dict", 2), "Type": ("builtins", "type", 1), "Deque": ("collections", "deque", 1),
    "DefaultDict": ("collections", "defaultdict", 2), "OrderedDict": ("collections", "OrderedDict", 2),
    "Counter": ("collections", "Counter", 1), "ChainMap": ("collections", "ChainMap", 2),
    "Pattern": ("re", "Pattern", 1), "Match": ("re", "Match", 1),
}
_USABLE = {"DefaultDict", "OrderedDict", "Counter", "ChainMap", "Deque"}


class _SpecialGenericAlias(_BaseGenericAlias):
    """The typing name of a class elsewhere, which is looked for when it is needed."""

    __module__ = "typing"

    def __init__(self, name, module, attribute, count, inst):
        self._name = name
        self._count = count
        self._inst = inst
        self.__module__ = "typing"
        self.__source__ = module, attribute
        self.__doc__ = f"A generic version of {module}.{attribute}."

    def __getattr__(self, name):
        if name == "__origin__":
            module, attribute = self.__source__
            __import__(module)
            self.__origin__ = getattr(sys.modules[module], attribute)
            return self.__origin__
        if not _is_dunder(name):
            return getattr(self.__origin__, name)
        return super().__getattr__(name)

    def __getitem__(self, args):
        return _remembered(self, args, type(self)._subscript)

    def _subscript(self, args):
        args = tuple([_type_check(arg, "Parameters to generic types must be types.") for arg in _as_tuple(args)])
        if not self._count:
            raise TypeError(f"{self} is not a generic class")
        if len(args) != self._count and not any([isinstance(arg, _UnpackGenericAlias) for arg in args]):
            relation = "many" if len(args) > self._count else "few"
            raise TypeError(f"Too {relation} arguments for {self}; actual {len(args)}, expected {self._count}")
        return self.copy_with(args)

    def copy_with(self, args):
        """The alias with types."""
        return _GenericAlias(self.__origin__, args, name=self._name, inst=self._inst)

    def __repr__(self):
        return "typing." + self._name

    def __reduce__(self):
        return self._name

    def __subclasscheck__(self, cls):
        if isinstance(cls, _GenericAlias):
            cls = cls.__origin__
        return issubclass(cls, self.__origin__)


class _TupleType(_SpecialGenericAlias):
    def _subscript(self, args):
        args = _as_tuple(args)
        if len(args) >= 2 and args[-1] is ...:
            message = "Tuple[t, ...]: t must be a type."
            return self.copy_with((*[_type_check(arg, message) for arg in args[:-1]], ...))
        return self.copy_with(tuple([_type_check(arg, "Tuple[t0, t1, ...]: each t must be a type.") for arg in args]))


class _CallableType(_SpecialGenericAlias):
    def _subscript(self, params):
        if not isinstance(params, tuple) or len(params) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        args, result = params
        result = _type_check(result, "Callable[args, result]: result must be a type.")
        if args is ...:
            return self.copy_with((..., result))
        args = tuple(args) if isinstance(args, list) else _as_tuple(args)
        return self.copy_with((*[_type_convert(arg) for arg in args], result))

    def copy_with(self, args):
        return _CallableGenericAlias(self.__origin__, args, name=self._name, inst=self._inst)


def find(name):
    """The alias of this name."""
    if name == "_SpecialGenericAlias":
        return _SpecialGenericAlias
    if name in _ABSTRACT:
        return _SpecialGenericAlias(name, "collections.abc", name, _ABSTRACT[name], True)
    kind = {"Tuple": _TupleType, "Callable": _CallableType}.get(name, _SpecialGenericAlias)
    module, attribute, count = _ELSEWHERE[name]
    return kind(name, module, attribute, count, module != "builtins" or name in _USABLE)
"""#
}

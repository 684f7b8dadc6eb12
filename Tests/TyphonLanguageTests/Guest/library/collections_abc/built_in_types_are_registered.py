from collections.abc import *
import collections.abc as module

def names(value):
    return " ".join(n for n in module.__all__ if n not in ("Buffer", "ByteString") and isinstance(value, getattr(module, n)))

print(names([]))  # expect: Iterable Reversible Sized Container Collection Sequence MutableSequence
print(names(()))  # expect: Hashable Iterable Reversible Sized Container Collection Sequence
print(names({}))  # expect: Iterable Reversible Sized Container Collection Mapping MutableMapping
print(names(set()))  # expect: Iterable Sized Container Collection Set MutableSet
print(names(frozenset()))  # expect: Hashable Iterable Sized Container Collection Set
print(names(""))  # expect: Hashable Iterable Reversible Sized Container Collection Sequence
print(names(range(3)))  # expect: Hashable Iterable Reversible Sized Container Collection Sequence
print(names({}.keys()))  # expect: Iterable Reversible Sized Container Collection Set MappingView KeysView
print(names({}.items()))  # expect: Iterable Reversible Sized Container Collection Set MappingView ItemsView
print(names({}.values()))  # expect: Hashable Iterable Reversible Sized Container Collection MappingView ValuesView
print(names(3))  # expect: Hashable
print(names(None))  # expect: Hashable
print(names(len))  # expect: Hashable Callable

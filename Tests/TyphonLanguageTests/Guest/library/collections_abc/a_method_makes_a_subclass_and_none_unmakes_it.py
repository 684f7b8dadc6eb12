from collections.abc import *

class Box:
    def __len__(self): return 1
    def __iter__(self): return iter("a")
    def __contains__(self, item): return True

class Closed(Box):
    __iter__ = None
    __hash__ = None

print([c.__name__ for c in (Sized, Iterable, Container, Collection, Hashable, Reversible) if issubclass(Box, c)])  # expect: ['Sized', 'Iterable', 'Container', 'Collection', 'Hashable']
print([c.__name__ for c in (Sized, Iterable, Container, Collection, Hashable, Reversible) if issubclass(Closed, c)])  # expect: ['Sized', 'Container']

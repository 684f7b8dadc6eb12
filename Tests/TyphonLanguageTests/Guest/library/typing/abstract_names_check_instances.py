from typing import Callable, Hashable, Iterable, Mapping, Sequence, SupportsIndex, SupportsInt

print(isinstance({}, Mapping), isinstance([], Sequence), isinstance(len, Callable), isinstance([], Hashable))  # expect: True True True False
print(isinstance(3, SupportsInt), isinstance("a", SupportsInt), isinstance(3, SupportsIndex))  # expect: True False True
class Twice(Iterable[int]):
    def __iter__(self):
        return iter([1, 2])

print(list(Twice()), isinstance(Twice(), Iterable), Iterable[int], Twice.__mro__[1].__name__)  # expect: [1, 2] True typing.Iterable[int] Iterable

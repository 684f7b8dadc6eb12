from collections.abc import *

print(Iterable[int], Mapping[str, int], Sequence["x"])  # expect: collections.abc.Iterable[int] collections.abc.Mapping[str, int] collections.abc.Sequence['x']
print(Callable[..., int], Mapping[str, int].__args__, Iterator[int].__origin__ is Iterator)  # expect: collections.abc.Callable[..., int] (<class 'str'>, <class 'int'>) True
print(Callable[[int, str], bool].__args__)  # expect: (<class 'int'>, <class 'str'>, <class 'bool'>)
Hashable[int]  # expect error: TypeError: type 'Hashable' is not subscriptable

from typing import Callable, Dict, List, Optional, ParamSpec, Tuple, TypeVar, Union

T, U, P = TypeVar("T"), TypeVar("U"), ParamSpec("P")
print(List[T][int], Dict[T, U][int, str], Optional[T][str], Union[T, int][str], Callable[[T], U][int, str])  # expect: typing.List[int] typing.Dict[int, str] typing.Optional[str] typing.Union[str, int] typing.Callable[[int], str]
print(Callable[P, T][[int, str], bool], Callable[P, int][...], Tuple[T, ...][int], List[List[T]][int])  # expect: typing.Callable[[int, str], bool] typing.Callable[..., int] typing.Tuple[int, ...] typing.List[typing.List[int]]
print(T, U.__name__, TypeVar("C", covariant=True), TypeVar("N", bound=int).__bound__, P.args, P.kwargs)  # expect: ~T U +C <class 'int'> P.args P.kwargs
TypeVar("X", int)  # expect error: TypeError: A single constraint is not allowed

from typing import Any, Callable, Dict, List, Literal, Optional, Tuple, Type, Union

print(List[int], Dict[str, List[int]], Tuple[int, ...], Tuple[()], Type[int])  # expect: typing.List[int] typing.Dict[str, typing.List[int]] typing.Tuple[int, ...] typing.Tuple[()] typing.Type[int]
print(Optional[int], Union[int, str], Union[int, None, str], Union[int], Union[int, int], Optional[None])  # expect: typing.Optional[int] typing.Union[int, str] typing.Union[int, NoneType, str] <class 'int'> <class 'int'> <class 'NoneType'>
print(Callable[[int, str], bool], Callable[..., Any], Callable[[], None], Literal[1, "a", None])  # expect: typing.Callable[[int, str], bool] typing.Callable[..., typing.Any] typing.Callable[[], NoneType] typing.Literal[1, 'a', None]
print(List, Any, Union, List["Later"])  # expect: typing.List typing.Any typing.Union typing.List[ForwardRef('Later')]

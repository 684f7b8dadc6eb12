from typing import get_args, get_origin, Annotated, Callable, Dict, Generic, List, Literal, Optional, TypeVar, Union

T = TypeVar("T")
print(get_origin(List[int]), get_args(Dict[str, int]), get_origin(Union[int, str]), get_args(Optional[int]))  # expect: <class 'list'> (<class 'str'>, <class 'int'>) typing.Union (<class 'int'>, <class 'NoneType'>)
print(get_args(Callable[[int, str], bool]), get_args(Callable[..., int]), get_origin(list[int]), get_args(list[int]))  # expect: ([<class 'int'>, <class 'str'>], <class 'bool'>) (Ellipsis, <class 'int'>) <class 'list'> (<class 'int'>,)
print(get_origin(int | str) is type(int | str), get_args(int | str), get_origin(int), get_args(int))  # expect: True (<class 'int'>, <class 'str'>) None ()
print(get_args(Annotated[int, 3, "x"]), get_args(Literal["a", 1]), get_origin(Generic[T]) is Generic)  # expect: (<class 'int'>, 3, 'x') ('a', 1) True

from typing import Annotated, List, TypeVar, get_origin

T = TypeVar("T")
A = Annotated[int, "unit", 3]
print(A, A.__metadata__, A.__origin__, Annotated[A, 4], get_origin(A) is Annotated, Annotated[List[T], 1][int])  # expect: typing.Annotated[int, 'unit', 3] ('unit', 3) <class 'int'> typing.Annotated[int, 'unit', 3, 4] True typing.Annotated[typing.List[int], 1]
print(A == Annotated[int, "unit", 3], A == Annotated[int, 3])  # expect: True False
Annotated[int]  # expect error: TypeError: Annotated[...] should be used with at least two arguments (a type and an annotation).

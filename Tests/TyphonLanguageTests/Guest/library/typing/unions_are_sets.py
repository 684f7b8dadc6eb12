from typing import Optional, Union, List

print(Union[int, str] == Union[str, int], Union[int, str] == (int | str), hash(Union[int, str]) == hash(Union[str, int]))  # expect: True True True
print(isinstance(3, Union[int, str]), isinstance(3.5, Union[int, str]), issubclass(bool, Optional[int]))  # expect: True False True
print(List[int] | None, None | List[int], Union[int, Union[str, float]])  # expect: typing.Optional[typing.List[int]] typing.Optional[typing.List[int]] typing.Union[int, str, float]
isinstance([], List[int])  # expect error: TypeError: Subscripted generics cannot be used with class and instance checks

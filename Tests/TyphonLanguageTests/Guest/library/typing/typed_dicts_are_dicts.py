from typing import NotRequired, Required, TypedDict, is_typeddict

class Movie(TypedDict):
    name: str
    year: NotRequired[int]

class More(Movie, total=False):
    cast: list
    id: Required[int]

print(Movie(name="x"), type(Movie(name="x")), is_typeddict(Movie), Movie.__total__, More.__total__)  # expect: {'name': 'x'} <class 'dict'> True True False
print(sorted(More.__required_keys__), sorted(More.__optional_keys__))  # expect: ['id', 'name'] ['cast', 'year']
isinstance({}, Movie)  # expect error: TypeError: TypedDict does not support instance and class checks

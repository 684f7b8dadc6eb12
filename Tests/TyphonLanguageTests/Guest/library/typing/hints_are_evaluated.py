from typing import Annotated, ClassVar, List, Optional, get_type_hints

class Base:
    a: int
    b: "List[Base]"

class Derived(Base):
    a: "str"
    c: ClassVar[int] = 3
    d: Annotated[int, "unit"]

def f(x: "int", y: Optional["Derived"] = None) -> "List[Base]":
    pass

print(get_type_hints(Base))  # expect: {'a': <class 'int'>, 'b': typing.List[__main__.Base]}
print(get_type_hints(Derived))  # expect: {'a': <class 'str'>, 'b': typing.List[__main__.Base], 'c': typing.ClassVar[int], 'd': <class 'int'>}
print(get_type_hints(Derived, include_extras=True)["d"], get_type_hints(f))  # expect: typing.Annotated[int, 'unit'] {'x': <class 'int'>, 'y': typing.Optional[__main__.Derived], 'return': typing.List[__main__.Base]}
def g(x: "Missing"):
    pass
get_type_hints(g)  # expect error: NameError: name 'Missing' is not defined

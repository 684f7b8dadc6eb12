from dataclasses import dataclass, fields
from typing import ClassVar
import typing

@dataclass
class A:
    x: int
    count: ClassVar[int] = 0
    names: "typing.ClassVar[list]" = []
    other: "ClassVar" = {}

print([f.name for f in fields(A)], A(1), A.count, A.names, A.other)  # expect: ['x'] A(x=1) 0 [] {}

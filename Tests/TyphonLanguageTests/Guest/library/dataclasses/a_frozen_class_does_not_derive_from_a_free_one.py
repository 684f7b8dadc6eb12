from dataclasses import dataclass

@dataclass
class Free:
    x: int

@dataclass(frozen=True)
class Fixed:
    x: int

try:
    @dataclass
    class Loose(Fixed):
        y: int
except TypeError as error:
    print(error)  # expect: cannot inherit non-frozen dataclass from a frozen one
@dataclass(frozen=True)  # expect error: TypeError: cannot inherit frozen dataclass from a non-frozen one
class Tight(Free):
    y: int

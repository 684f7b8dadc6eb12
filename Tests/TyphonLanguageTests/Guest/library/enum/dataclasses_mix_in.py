# skip-oracle
from dataclasses import dataclass
from enum import Enum

@dataclass
class Size:
    width: int
    height: int = 1

class Paper(Size, Enum):
    SMALL = 1, 2
    LONG = 9

print(Paper.SMALL, repr(Paper.SMALL), Paper.LONG.height, Paper.SMALL.width)  # expect: Paper.SMALL <Paper.SMALL: width=1, height=2> 1 1

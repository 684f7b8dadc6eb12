from enum import Enum

class Color(Enum):  # expect error: TypeError: 'RED' already defined as 1
    RED = 1
    RED = 2

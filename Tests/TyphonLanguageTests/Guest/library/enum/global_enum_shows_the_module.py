from enum import IntEnum, IntFlag, global_enum

@global_enum
class Level(IntEnum):
    LOW = 1

@global_enum
class Bits(IntFlag):
    ONE = 1
    TWO = 2

print(LOW, [LOW], ONE, [ONE | TWO], ONE | TWO)  # expect: 1 [__main__.LOW] 1 [__main__.ONE|__main__.TWO] 3

from enum import IntEnum, Enum

class Level(IntEnum):
    LOW = 1
    HIGH = 3

class Mixed(int, Enum):
    ONE = 1

print(Level.LOW, repr(Level.LOW), Level.LOW + 1, Level.HIGH > Level.LOW, [10, 20, 30][Level.LOW])  # expect: 1 <Level.LOW: 1> 2 True 20
print(f"{Level.HIGH:03}", sorted(Level, reverse=True), max(Level), Level(3), type(Level.LOW + 1))  # expect: 003 [<Level.HIGH: 3>, <Level.LOW: 1>] 3 3 <class 'int'>
print(Mixed.ONE, repr(Mixed.ONE), f"{Mixed.ONE}", Mixed.ONE + 1, Mixed.ONE == 1)  # expect: Mixed.ONE <Mixed.ONE: 1> Mixed.ONE 2 True

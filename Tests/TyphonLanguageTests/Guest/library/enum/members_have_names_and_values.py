# skip-oracle
from enum import Enum

class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1

    def nice(self):
        return self.name.title()

print(Color.RED, repr(Color.RED), Color.GREEN.name, Color.GREEN.value, Color.RED.nice())  # expect: Color.RED <Color.RED: 1> GREEN 2 Red
print(list(Color), len(Color), Color.CRIMSON is Color.RED, list(Color.__members__))  # expect: [<Color.RED: 1>, <Color.GREEN: 2>] 2 True ['RED', 'GREEN', 'CRIMSON']
print(Color(2), Color["GREEN"], Color.RED in Color, 2 in Color, 9 in Color)  # expect: Color.GREEN Color.GREEN True True False
print(Color.RED == 1, Color.RED != Color.GREEN, {Color.RED: "r"}[Color(1)], f"{Color.RED:>10}", Color)  # expect: False True r  Color.RED <enum 'Color'>
Color(7)  # expect error: ValueError: 7 is not a valid Color

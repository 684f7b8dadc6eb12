from enum import Enum

class Colour(Enum):
    RED = 1
    BLUE = 2

print(Colour.RED, Colour(2).name, Colour["RED"].value, list(Colour), Colour.RED is Colour.RED)  # expect: Colour.RED BLUE 1 [<Colour.RED: 1>, <Colour.BLUE: 2>] True

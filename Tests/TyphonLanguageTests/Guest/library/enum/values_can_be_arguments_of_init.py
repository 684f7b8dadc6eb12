from enum import Enum

class Planet(Enum):
    EARTH = (5.976, 6.378)
    MARS = (0.642, 3.397)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius

    @property
    def ratio(self):
        return round(self.mass / self.radius, 2)

print(Planet.EARTH.mass, Planet.MARS.ratio, Planet.EARTH.value, Planet((0.642, 3.397)))  # expect: 5.976 0.19 (5.976, 6.378) Planet.MARS

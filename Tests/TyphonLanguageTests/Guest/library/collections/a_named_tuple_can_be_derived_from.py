from collections import namedtuple

class Point(namedtuple("Point", "x y")):
    __slots__ = ()

    def __new__(cls, x=0, y=0):
        return super().__new__(cls, x, y)

    @property
    def norm(self): return (self.x ** 2 + self.y ** 2) ** 0.5

    def __add__(self, other): return Point(self.x + other.x, self.y + other.y)

p = Point(3, 4)
print(p, p.norm, p + Point(1), p._replace(y=0), sorted([Point(2), Point(1)]))  # expect: Point(x=3, y=4) 5.0 Point(x=4, y=4) Point(x=3, y=0) [Point(x=1, y=0), Point(x=2, y=0)]
match p:
    case Point(x=a, y=b): print(a, b)  # expect: 3 4

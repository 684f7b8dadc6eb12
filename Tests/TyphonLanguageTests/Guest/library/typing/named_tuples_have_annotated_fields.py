from typing import NamedTuple

class Point(NamedTuple):
    "A point."
    x: int
    y: int = 0

    def norm(self):
        return abs(self.x) + abs(self.y)

p = Point(3)
print(p, p.norm(), p == (3, 0), Point._fields, Point._field_defaults, Point.__doc__)  # expect: Point(x=3, y=0) 3 True ('x', 'y') {'y': 0} A point.
print(Point.__annotations__, p._replace(y=4), p._asdict(), Point.__bases__)  # expect: {'x': <class 'int'>, 'y': <class 'int'>} Point(x=3, y=4) {'x': 3, 'y': 0} (<class 'tuple'>,)
class Bad(NamedTuple):  # expect error: TypeError: Non-default namedtuple field y cannot follow default field x
    x: int = 1
    y: int

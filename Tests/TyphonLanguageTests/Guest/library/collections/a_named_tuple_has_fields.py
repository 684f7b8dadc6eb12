from collections import namedtuple

Point = namedtuple("Point", "x y")
p = Point(1, y=2)
print(p, p.x, p[1], p == (1, 2), hash(p) == hash((1, 2)), len(p), p._fields)  # expect: Point(x=1, y=2) 1 2 True True 2 ('x', 'y')
x, y = p
print(x, y, p._asdict(), p._replace(x=9), Point._make([3, 4]), p)  # expect: 1 2 {'x': 1, 'y': 2} Point(x=9, y=2) Point(x=3, y=4) Point(x=1, y=2)
print(Point.__doc__, Point.x.__doc__, Point.__name__, Point.__module__, isinstance(p, tuple))  # expect: Point(x, y) Alias for field number 0 Point __main__ True
Point(1)  # expect error: TypeError: Point.__new__() missing 1 required positional argument: 'y'

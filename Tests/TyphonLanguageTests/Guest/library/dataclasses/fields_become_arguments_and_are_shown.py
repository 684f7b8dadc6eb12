from dataclasses import dataclass, field

@dataclass
class Point:
    x: int
    y: int = 0
    tags: list = field(default_factory=list)

a, b = Point(1), Point(1)
a.tags.append("t")
print(a, b)  # expect: Point(x=1, y=0, tags=['t']) Point(x=1, y=0, tags=[])
print(a == Point(1, 0, ["t"]), a == b, a == (1, 0, ["t"]), a != b)  # expect: True False False True
print(Point.__match_args__, Point.y, Point.__doc__)  # expect: ('x', 'y', 'tags') 0 Point(x: int, y: int = 0, tags: list = <factory>)
print([f.name for f in a.__dataclass_fields__.values()])  # expect: ['x', 'y', 'tags']
Point()  # expect error: TypeError: Point.__init__() missing 1 required positional argument: 'x'

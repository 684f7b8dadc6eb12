class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y

def where(p):
    match p:
        case Point(0, y=0): return "origin"
        case Point(x, y) if x == y: return f"diagonal {x}"
        case {"x": x, **rest}: return f"mapping {x} {rest}"
        case str() | int() as n: return f"plain {n}"

print(where(Point(0, 0)), where(Point(2, 2)), where({"x": 1, "z": 2}), where(7), where(Point(1, 2)))  # expect: origin diagonal 2 mapping 1 {'z': 2} plain 7 None

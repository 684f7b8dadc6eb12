class Point:
    __slots__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y

class Named(Point):
    __slots__ = ("name",)

class Open(Point): pass

class Other:
    __slots__ = ("x", "y")

p = Point(1, 2)
print(p.x, p.y, hasattr(p, "__dict__"))  # expect: 1 2 False
for what in ("z", "__dict__"):
    try:
        setattr(p, what, {})
    except AttributeError:
        print("no", what)
# expect: no z
# expect: no __dict__
n = Named(3, 4)
n.name = "n"
del n.x
print(hasattr(n, "x"), n.y, n.name)  # expect: False 4 n
o = Open(5, 6)
o.z = 7
print(o.x, o.__dict__, sorted(a for a in dir(o) if len(a) == 1))  # expect: 5 {'z': 7} ['x', 'y', 'z']
p.__class__ = Other
print(type(p).__name__, p.x, p.y)  # expect: Other 1 2
class Empty: __slots__ = ()
e = Empty()
try:
    e.x = 1
except AttributeError as error:
    print(error)  # expect: 'Empty' object has no attribute 'x'

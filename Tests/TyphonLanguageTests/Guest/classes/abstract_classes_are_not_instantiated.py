class Shape:
    pass


Shape.__abstractmethods__ = frozenset({"area", "name"})
try:
    Shape()
except TypeError as error:
    print(str(error)[:40])  # expect: Can't instantiate abstract class Shape w


class Square(Shape):
    pass


Square()
print("__abstractmethods__" in vars(Square), hasattr(Square, "__abstractmethods__"))  # expect: False False
Shape.__abstractmethods__ = frozenset()
Shape()

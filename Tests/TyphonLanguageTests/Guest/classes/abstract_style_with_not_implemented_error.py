class Shape:
    def area(self): raise NotImplementedError("area")
class Square(Shape):
    def area(self): return 4

print(Square().area())  # expect: 4
Shape().area()  # expect error: NotImplementedError: area

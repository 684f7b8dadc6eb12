from abc import ABC, abstractmethod

class Shape(ABC):
    @abstractmethod
    def area(self):
        return 0

class Square(Shape):
    def __init__(self, side): self.side = side
    def area(self): return super().area() + self.side ** 2

print(Square(3).area(), isinstance(Square(1), Shape), sorted(Shape.__abstractmethods__), sorted(Square.__abstractmethods__))  # expect: 9 True ['area'] []

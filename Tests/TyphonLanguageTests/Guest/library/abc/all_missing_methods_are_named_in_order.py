# skip-oracle
from abc import ABC, abstractmethod

class Shape(ABC):
    @abstractmethod
    def name(self): ...

    @property
    @abstractmethod
    def area(self): ...

class Named(Shape):
    def name(self): return "shape"

try:
    Shape()
except TypeError as error:
    print(error)  # expect: Can't instantiate abstract class Shape without an implementation for abstract methods 'area', 'name'
try:
    Named()
except TypeError as error:
    print(error)  # expect: Can't instantiate abstract class Named without an implementation for abstract method 'area'

# skip-oracle
from abc import ABC, abstractmethod

class Shape(ABC):
    @abstractmethod
    def area(self): ...

Shape()  # expect error: TypeError: Can't instantiate abstract class Shape without an implementation for abstract method 'area'

from abc import ABC, abstractmethod

class A(ABC):
    @classmethod
    @abstractmethod
    def make(cls): return cls.__name__

    @staticmethod
    @abstractmethod
    def helper(): return 1

    @property
    @abstractmethod
    def size(self): ...

    @size.setter
    @abstractmethod
    def size(self, value): ...

print(sorted(A.__abstractmethods__), A.make(), A.helper())  # expect: ['helper', 'make', 'size'] A 1

class B(A):
    make = helper = None
    size = 5

print(B().size, B.__abstractmethods__)  # expect: 5 frozenset()

from abc import ABC, abstractmethod

class Base(ABC):
    def __init_subclass__(cls, tag=None, **others):
        super().__init_subclass__(**others)
        cls.tag = tag

class Leaf(Base, tag="leaf"): pass

print(Leaf.tag, Base.__subclasses__() == [Leaf])  # expect: leaf True

from abc import ABC

asked = []

class Base(ABC):
    @classmethod
    def __subclasshook__(cls, other):
        asked.append((cls.__name__, other.__name__))
        return NotImplemented

class Child(Base): pass
class Thing: pass

print(issubclass(Thing, Child), issubclass(Thing, Base), len(asked))  # expect: False False 2
print(issubclass(Thing, Child), issubclass(Thing, Base), len(asked))  # expect: False False 2
Child.register(Thing)
print(issubclass(Thing, Child), issubclass(Thing, Base))  # expect: True True

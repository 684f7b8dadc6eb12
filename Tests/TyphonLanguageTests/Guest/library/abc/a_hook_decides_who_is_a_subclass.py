from abc import ABC

class Closable(ABC):
    @classmethod
    def __subclasshook__(cls, other):
        if cls is Closable:
            return hasattr(other, "close") or NotImplemented
        return NotImplemented

class Door(Closable): pass
class File:
    def close(self): pass

print(issubclass(File, Closable), isinstance(File(), Closable), issubclass(File, Door), issubclass(int, Closable))  # expect: True True False False
Closable.register(int)
print(issubclass(int, Closable), issubclass(bool, Closable))  # expect: True True

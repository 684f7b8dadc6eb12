from abc import ABC

class A(ABC): pass
class B(A): pass
class Mock:
    @property
    def __class__(self): return B

print(isinstance(Mock(), A), issubclass(Mock, A))  # expect: True False

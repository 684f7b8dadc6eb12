from abc import ABC, abstractmethod, update_abstractmethods

class A(ABC):
    @abstractmethod
    def f(self): ...

class B(A): pass

B.f = lambda self: 1
print(sorted(B.__abstractmethods__))  # expect: ['f']
print(update_abstractmethods(B) is B, sorted(B.__abstractmethods__), B().f())  # expect: True [] 1
print(update_abstractmethods(int))  # expect: <class 'int'>

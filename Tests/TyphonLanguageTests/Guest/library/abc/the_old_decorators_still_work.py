from abc import ABC, ABCMeta, abstractclassmethod, abstractproperty, abstractstaticmethod

class A(metaclass=ABCMeta):
    x = abstractproperty(lambda self: 1)

    @abstractclassmethod
    def c(cls): return "c"

    @abstractstaticmethod
    def s(): return "s"

print(sorted(A.__abstractmethods__), A.c(), A.s(), type(ABC) is ABCMeta)  # expect: ['c', 's', 'x'] c s True

from functools import singledispatchmethod

class Negator:
    @singledispatchmethod
    def neg(self, x): raise NotImplementedError(type(x).__name__)
    @neg.register
    def _(self, x: int): return -x
    @neg.register(bool)
    def _(self, x): return not x
    @singledispatchmethod
    @classmethod
    def make(cls, x): return cls, x
    @make.register
    @classmethod
    def _(cls, x: int): return cls.__name__, x

print(Negator().neg(5), Negator().neg(True), Negator.make(3), Negator().make(4))  # expect: -5 False ('Negator', 3) ('Negator', 4)
Negator().neg("a")  # expect error: NotImplementedError: str

class Base:
    kind = "base"
    def __init__(self, n): self.n = n
    def twice(self): return self.n * 2
    def rename(self, n): self.n = n

class A(Base): pass
class B(Base): kind = "b"
class C(Base):
    def __init__(self, n):
        self.extra = 0
        super().__init__(n)
class D(Base):
    def twice(self): return -self.n
class E(Base): pass
class F(Base): pass

def look(objects):
    total = 0
    for o in objects:
        o.rename(o.n + 1)
        total += o.twice() + len(o.kind) + o.n
    return total

objects = [t(i) for i, t in enumerate([A, B, C, D, E, F] * 3)]
print(look(objects), look(objects))  # expect: 486 531
Base.twice = lambda self: 1000
B.kind = "longer"
E.kind = "e"
print(look(objects))  # expect: 15240
objects[0].twice = lambda: 5
objects[1].kind = ""
print(look(objects))  # expect: 14254

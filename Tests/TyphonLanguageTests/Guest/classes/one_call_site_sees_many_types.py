class A:
    def f(self): return "A"
class B:
    f = lambda self: "B"
class C:
    @property
    def f(self): return lambda: "C"
class D:
    f = staticmethod(lambda: "D")
class E:
    def __getattr__(self, name): return lambda: "E" + name

print("".join(x.f() for x in (A(), B(), C(), D(), E(), A(), E())))  # expect: ABCDEfAEf

class Outer:
    class Inner:
        def f(self): return type(self).__qualname__

def make():
    class Local: pass
    return Local

print(Outer.Inner().f(), Outer.Inner.f.__qualname__, make().__qualname__)  # expect: Outer.Inner Outer.Inner.f make.<locals>.Local

class Base:
    limit = 1
    @staticmethod
    def make(): return "base"
    @classmethod
    def name(cls): return cls.__name__

class Derived(Base): pass

def look(c): return c.limit, c.make(), c.name()

print(look(Base), look(Base), look(Derived))  # expect: (1, 'base', 'Base') (1, 'base', 'Base') (1, 'base', 'Derived')
Base.limit = 2
print(look(Base), look(Derived))  # expect: (2, 'base', 'Base') (2, 'base', 'Derived')
Base.make = staticmethod(lambda: "new")
Derived.limit = 3
print(look(Base), look(Derived))  # expect: (2, 'new', 'Base') (3, 'new', 'Derived')
del Derived.limit
print(look(Derived))  # expect: (2, 'new', 'Derived')

class C:
    def f(self): pass

c = C()
print(c.f == c.f, c.f == C().f, c.f is c.f, hash(c.f) == hash(c.f), c.f.__func__ is C.f)  # expect: True False False True True

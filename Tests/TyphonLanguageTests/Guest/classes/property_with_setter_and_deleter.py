class Celsius:
    def __init__(self): self._t = 0
    @property
    def t(self): return self._t
    @t.setter
    def t(self, value): self._t = value * 2
    @t.deleter
    def t(self): self._t = None

c = Celsius()
c.t = 5
print(c.t)  # expect: 10
del c.t
print(c.t)  # expect: None

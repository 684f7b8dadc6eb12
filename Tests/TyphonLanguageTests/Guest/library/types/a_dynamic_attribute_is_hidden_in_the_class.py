from types import DynamicClassAttribute

class Meta(type):
    def __getattr__(cls, name): return "meta " + name

class A(metaclass=Meta):
    @DynamicClassAttribute
    def x(self): return self._x
    @x.setter
    def x(self, value): self._x = value

a = A()
a.x = 5
print(a.x, A.x)  # expect: 5 meta x

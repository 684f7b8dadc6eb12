def read(o): return o.x
def write(o, v): o.x = v
class A: pass
class B: x = "class"
class C:
    __slots__ = ("x",)
class D:
    @property
    def x(self): return "property"
class E:
    def __getattr__(self, name): return "getattr " + name
a = A()
a.x = 1
for _ in range(2000): read(a)
for _ in range(2000): write(a, 2)
late = A()
late.y, late.x = 1, 3
print(read(a), read(late), read(B()), read(D()), read(E()))  # expect: 2 3 class property getattr x
c = C()
write(c, 4)
fresh = A()
write(fresh, 5)
print(read(c), read(fresh), vars(fresh))  # expect: 4 5 {'x': 5}
try: read(1)
except AttributeError as e: print(e)  # expect: 'int' object has no attribute 'x'
del a.x
try: read(a)
except AttributeError as e: print(e)  # expect: 'A' object has no attribute 'x'

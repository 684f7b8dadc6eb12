class A:
    __slots__ = ("x",)
class B(A):
    __slots__ = ("y",)
class C(B):
    pass

c = C()
c.x, c.y, c.z = 1, 2, 3
print(c.x, c.y, c.__dict__)  # expect: 1 2 {'z': 3}

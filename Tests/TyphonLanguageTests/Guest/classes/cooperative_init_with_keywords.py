class A:
    def __init__(self, **rest): self.rest = rest
class B(A):
    def __init__(self, b, **rest):
        super().__init__(**rest)
        self.b = b
class C(A):
    def __init__(self, c, **rest):
        super().__init__(**rest)
        self.c = c
class D(B, C): pass

d = D(b=1, c=2, z=3)
print(d.b, d.c, d.rest)  # expect: 1 2 {'z': 3}

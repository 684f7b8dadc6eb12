class V:
    def __init__(self, x): self.x = x
    def __add__(self, o): return V(self.x + o.x)
    def __sub__(self, o): return V(self.x - o.x)
    def __mul__(self, k): return V(self.x * k)
    __rmul__ = __mul__
    def __neg__(self): return V(-self.x)
    def __repr__(self): return f"V({self.x})"

print(V(1) + V(2), V(5) - V(3), V(2) * 3, 3 * V(2), -V(1))  # expect: V(3) V(2) V(6) V(6) V(-1)
V(1) + 1  # expect error: AttributeError: 'int' object has no attribute 'x'

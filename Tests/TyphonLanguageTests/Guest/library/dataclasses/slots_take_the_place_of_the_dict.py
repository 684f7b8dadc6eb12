from dataclasses import dataclass

@dataclass(slots=True)
class A:
    x: int
    y: int = 2

@dataclass(slots=True)
class B(A):
    z: int = 3

print(B(1), A.__slots__, B.__slots__, hasattr(B(1), "__dict__"))  # expect: B(x=1, y=2, z=3) ('x', 'y') ('z',) False
a = A(1)
a.y = 5
print(a == A(1, 5))  # expect: True
a.other = 1  # expect error: AttributeError: 'A' object has no attribute 'other'

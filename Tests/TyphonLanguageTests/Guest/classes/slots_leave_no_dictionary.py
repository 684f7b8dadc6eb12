class P:
    __slots__ = ("x", "y")

p = P()
p.x = 1
print(p.x, hasattr(p, "__dict__"))  # expect: 1 False
try:
    p.y
except AttributeError as e:
    print(e)  # expect: 'P' object has no attribute 'y'
p.z = 1  # expect error: AttributeError: 'P' object has no attribute 'z'

from collections import namedtuple

p = namedtuple("Point", "x y")(1, 2)
try:
    p.z = 3
except AttributeError:
    print("no z")  # expect: no z
p.x = 3  # expect error: AttributeError: can't set attribute

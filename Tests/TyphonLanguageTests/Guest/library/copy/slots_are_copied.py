from copy import copy, deepcopy

class Point:
    __slots__ = ("x", "y", "__secret")
    def hide(self, value): self.__secret = value
    def seen(self): return self.__secret

class More(Point):
    pass

p = More()
p.x, p.z = [1], [2]
p.hide(3)
q, r = copy(p), deepcopy(p)
print(q.x is p.x, r.x is p.x, r.x, r.z, r.seen(), hasattr(r, "y"))  # expect: True False [1] [2] 3 False

from dataclasses import dataclass

@dataclass
class A:
    x: int
    def __repr__(self):
        return "mine"
    def __eq__(self, other):
        return True

@dataclass(repr=False)
class B:
    x: int
    def __init__(self):
        self.x = 9

print(A(1), A(1) == 5, B().x, "object at" in repr(B()))  # expect: mine True 9 True

from dataclasses import dataclass

@dataclass
class Base:
    x: int = 1
    y: int = 2

@dataclass
class Derived(Base):
    z: int = 3
    x: int = 10

class Plain(Derived):
    pass

print(Derived(), Derived(5), Plain(7), Plain(1) == Derived(1))  # expect: Derived(x=10, y=2, z=3) Derived(x=5, y=2, z=3) Plain(x=7, y=2, z=3) False

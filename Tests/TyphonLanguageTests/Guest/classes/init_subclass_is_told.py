class Base:
    seen = []
    def __init_subclass__(cls, tag=None, **rest):
        super().__init_subclass__(**rest)
        Base.seen.append((cls.__name__, tag))

class A(Base, tag=1): pass
class B(A): pass
print(Base.seen)  # expect: [('A', 1), ('B', None)]

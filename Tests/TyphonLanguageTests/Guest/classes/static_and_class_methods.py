class C:
    name = "C"
    @staticmethod
    def add(a, b): return a + b
    @classmethod
    def who(cls): return cls.name

class D(C):
    name = "D"

print(C.add(1, 2), C().add(3, 4), C.who(), D.who(), D().who())  # expect: 3 7 C D D

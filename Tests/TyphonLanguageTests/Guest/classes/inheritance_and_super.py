class A:
    def hello(self):
        return "A"
class B(A):
    def hello(self):
        return "B" + super().hello()
class C(B):
    def hello(self):
        return "C" + super(C, self).hello()

print(C().hello(), isinstance(C(), A), issubclass(C, B), C.__bases__ == (B,))  # expect: CBA True True True

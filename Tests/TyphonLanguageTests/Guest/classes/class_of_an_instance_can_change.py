class A:
    def who(self): return "A"
class B:
    def who(self): return "B"

x = A()
x.__class__ = B
print(x.who(), type(x).__name__)  # expect: B B

class A: pass
class B:
    def __init__(self, x): pass

try:
    B()
except TypeError as e:
    print(e)  # expect: B.__init__() missing 1 required positional argument: 'x'
A(1)  # expect error: TypeError: A() takes no arguments

from abc import ABC

class A(ABC): pass
class B(A): pass
B.register(A)  # expect error: RuntimeError: Refusing to create an inheritance cycle

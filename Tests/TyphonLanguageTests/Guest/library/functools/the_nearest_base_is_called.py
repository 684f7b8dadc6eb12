from functools import singledispatch

class A: pass
class B(A): pass
class C(A): pass
class D(B, C): pass

@singledispatch
def f(x): return "object"

f.register(A, lambda x: "A")
print(f(D()))  # expect: A
f.register(C, lambda x: "C")
print(f(D()), f(B()))  # expect: C A
f.register(B, lambda x: "B")
print(f(D()))  # expect: B

from copy import copy, deepcopy

class A:
    def me(self): return self

a = A()
print(copy(a.me)() is a, deepcopy(a.me)() is a, type(deepcopy(a.me)()).__name__)  # expect: True False A

from copy import copy, deepcopy

class A:
    def __new__(cls, a, b=0):
        self = object.__new__(cls)
        self.both = a, b
        return self
    def __getnewargs__(self): return self.both

class B(A):
    def __getnewargs_ex__(self): return self.both[:1], {"b": self.both[1]}

print(copy(A(1, 2)).both, deepcopy(A(1, [2])).both, copy(B(3, b=4)).both)  # expect: (1, 2) (1, [2]) (3, 4)

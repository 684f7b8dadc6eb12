from copy import copy, deepcopy

class Made:
    def __init__(self, n): self.n = n
    def __reduce__(self): return Made, (self.n + 1,), {"extra": [1]}

class AsList:
    def __reduce_ex__(self, protocol): return list, ([1],), None, iter([[2]])

class AsDict:
    def __reduce_ex__(self, protocol): return dict, (), None, None, iter([("a", 1)])

class Global:
    def __reduce_ex__(self, protocol): return "name"

m, g = Made(5), Global()
print(copy(m).n, copy(m).extra, deepcopy(m).n, copy(AsList()), deepcopy(AsDict()), copy(g) is g, deepcopy(g) is g)  # expect: 6 [1] 6 [1, [2]] {'a': 1} True True

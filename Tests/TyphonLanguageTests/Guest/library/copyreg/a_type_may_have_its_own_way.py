import copy, copyreg

class A:
    def __init__(self, x): self.x = x

copyreg.pickle(A, lambda a: (A, (a.x * 2,)))
print(copy.copy(A(5)).x, copy.deepcopy(A([1])).x, A in copyreg.dispatch_table)  # expect: 10 [1, 1] True

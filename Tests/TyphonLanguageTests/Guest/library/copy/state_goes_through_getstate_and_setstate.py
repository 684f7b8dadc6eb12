from copy import copy

class A:
    def __init__(self): self.a, self.b = 1, 2
    def __getstate__(self): return {"b": self.b}
    def __setstate__(self, state): self.state = state

print(copy(A()).__dict__)  # expect: {'state': {'b': 2}}

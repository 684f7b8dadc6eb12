from copy import copy, deepcopy

class Error(Exception):
    def __init__(self, a, b):
        super().__init__(a, b)
        self.b = b

e = Error(1, [2])
print(copy(e).args, copy(e).b is e.b, deepcopy(e).b is e.b, type(deepcopy(e)).__name__)  # expect: (1, [2]) True False Error

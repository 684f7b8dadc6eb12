from enum import Enum, member, nonmember

class E(Enum):
    _ignore_ = ["i", "scratch"]
    scratch = []
    A = 1
    LIMIT = nonmember(10)
    CALL = member(len)
    __hidden = 5
    for i in range(2):
        pass
    def method(self):
        return self.value

print([m.name for m in E], E.LIMIT, E.CALL.value([1, 2]), E.A.method(), hasattr(E, "scratch"))  # expect: ['A', 'CALL'] 10 2 1 False

from enum import Enum, IntEnum, StrEnum, Flag, auto

class A(Enum):
    X = auto()
    Y = 10
    Z = auto()

class B(StrEnum):
    FIRST = auto()
    SECOND = "2nd"

class C(Flag):
    A = auto()
    B = auto()
    D = 16
    E = auto()

class D(Enum):
    def _generate_next_value_(name, start, count, last_values):
        return name * 2, start, count, list(last_values)
    P = auto()
    Q = auto()

print([m.value for m in A], [m.value for m in B], [m.value for m in C])  # expect: [1, 10, 11] ['first', '2nd'] [1, 2, 16, 32]
print(D.P.value, D.Q.value[:3])  # expect: ('PP', 1, 0, []) ('QQ', 1, 1)

from enum import Enum

class E(Enum):
    A = [1]
    B = [1]
    C = {}

print(E([1]), E.B, list(E), E({}))  # expect: E.A E.A [<E.A: [1]>, <E.C: {}>] E.C
E([2])  # expect error: ValueError: [2] is not a valid E

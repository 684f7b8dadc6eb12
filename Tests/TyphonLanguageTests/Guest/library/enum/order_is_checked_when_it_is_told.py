from enum import Enum

class Good(Enum):
    _order_ = "A B"
    A = 1
    B = 2

print(list(Good))  # expect: [<Good.A: 1>, <Good.B: 2>]
try:
    class Bad(Enum):
        _order_ = "B A C"
        A = 1
except TypeError as error:
    print(str(error).split("\n"))  # expect: ['member order does not match _order_:', "  ['A']", "  ['B', 'A', 'C']"]

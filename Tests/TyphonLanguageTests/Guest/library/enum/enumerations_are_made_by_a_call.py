from enum import Enum, IntEnum, Flag

print(list(Enum("Color", "RED GREEN, BLUE")))  # expect: [<Color.RED: 1>, <Color.GREEN: 2>, <Color.BLUE: 3>]
print(list(Enum("Color", ["RED", "GREEN"], start=5)), list(IntEnum("N", {"A": 4, "B": 7})))  # expect: [<Color.RED: 5>, <Color.GREEN: 6>] [<N.A: 4>, <N.B: 7>]
print(list(Enum("N", [("A", "x"), ("B", "y")])), list(Flag("F", "A B C")), Enum("M", "a b", type=int).b + 1)  # expect: [<N.A: 'x'>, <N.B: 'y'>] [<F.A: 1>, <F.B: 2>, <F.C: 4>] 3
print(Enum("Q", "A", module="some.where", qualname="X.Q").__qualname__)  # expect: X.Q

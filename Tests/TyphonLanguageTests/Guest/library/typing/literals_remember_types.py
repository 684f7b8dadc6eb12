from typing import Literal

print(Literal[1, 1, True], Literal[Literal[1, 2], "a"], Literal[0] == Literal[False], Literal[1, 2] == Literal[2, 1])  # expect: typing.Literal[1, True] typing.Literal[1, 2, 'a'] False True
print(Literal["x"].__args__)  # expect: ('x',)

from enum import Flag

class F(Flag):
    A = 1

F.A | 1  # expect error: TypeError: unsupported operand type(s) for |: 'F' and 'int'

try:
    1 + "a"
except TypeError as e:
    print(e)  # expect: unsupported operand type(s) for +: 'int' and 'str'
try:
    -"a"
except TypeError as e:
    print(e)  # expect: bad operand type for unary -: 'str'
1.5 & 1  # expect error: TypeError: unsupported operand type(s) for &: 'float' and 'int'

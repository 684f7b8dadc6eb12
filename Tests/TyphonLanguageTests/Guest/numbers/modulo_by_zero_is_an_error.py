try:
    1 % 0
except ZeroDivisionError as e:
    print(e)  # expect: integer modulo by zero
try:
    10 ** 30 // 0
except ZeroDivisionError as e:
    print(e)  # expect: integer division or modulo by zero
1.5 % 0  # expect error: ZeroDivisionError: float modulo

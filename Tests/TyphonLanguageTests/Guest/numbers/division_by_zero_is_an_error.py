try:
    1 // 0
except ZeroDivisionError as e:
    print(e)  # expect: integer division or modulo by zero
try:
    1.0 / 0
except ZeroDivisionError as e:
    print(e)  # expect: float division by zero
1 / 0  # expect error: ZeroDivisionError: division by zero

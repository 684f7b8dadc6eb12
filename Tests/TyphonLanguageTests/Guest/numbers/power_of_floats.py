print(2.0 ** 0.5, 4 ** 0.5, 2 ** 0.5 == 2.0 ** 0.5)  # expect: 1.4142135623730951 2.0 True
print(2.0 ** -1, 0.0 ** 0)  # expect: 0.5 1.0
0.0 ** -1  # expect error: ZeroDivisionError: 0.0 cannot be raised to a negative power

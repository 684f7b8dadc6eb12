print(float(2 ** 1000) == 2.0 ** 1000)  # expect: True
float(10 ** 400)  # expect error: OverflowError: int too large to convert to float

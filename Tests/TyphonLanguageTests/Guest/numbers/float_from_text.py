print(float("1.5"), float(" -2e3 "), float("1_0.5"), float(".5"))  # expect: 1.5 -2000.0 10.5 0.5
print(float("Infinity"), float("-inf"), float("NaN"))  # expect: inf -inf nan
float("1.5x")  # expect error: ValueError: could not convert string to float: '1.5x'

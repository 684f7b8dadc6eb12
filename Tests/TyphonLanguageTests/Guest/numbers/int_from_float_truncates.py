print(int(2.9), int(-2.9), int(1e20), int(-0.5))  # expect: 2 -2 100000000000000000000 0
try:
    int(float("nan"))
except ValueError as e:
    print(e)  # expect: cannot convert float NaN to integer
int(float("inf"))  # expect error: OverflowError: cannot convert float infinity to integer

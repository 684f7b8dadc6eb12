import sys
try:
    int("9" * 5000)
except ValueError as e:
    print(e)  # expect: Exceeds the limit (4300 digits) for integer string conversion: value has 5000 digits; use sys.set_int_max_str_digits() to increase the limit
sys.set_int_max_str_digits(0)
text = str(3 ** 40000)
print(len(text), int(text) == 3 ** 40000)  # expect: 19085 True

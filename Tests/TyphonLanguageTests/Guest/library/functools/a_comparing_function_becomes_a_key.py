from functools import cmp_to_key

by_last_digit = cmp_to_key(lambda a, b: a % 10 - b % 10)
print(sorted([31, 12, 43, 10, 22], key=by_last_digit))  # expect: [10, 31, 12, 22, 43]
print(by_last_digit(12) == by_last_digit(22), by_last_digit(5) > by_last_digit(14), by_last_digit(7).obj)  # expect: True True 7

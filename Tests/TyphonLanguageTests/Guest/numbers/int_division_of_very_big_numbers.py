a = 10 ** 500 + 12345
b = 10 ** 250 + 678
q, r = divmod(a, b)
print(q * b + r == a, 0 <= r < b, len(str(q)))  # expect: True True 250
print(a % 10 ** 9, (a * b) // b == a)  # expect: 12345 True

n = 10 ** 1000000
print((n + 1) % 10, n.bit_length(), n // 10 ** 999999)  # expect: 1 3321929 10
m = (1 << 3000000) - 1
print((m * m) % 1000003 == pow(m % 1000003, 2, 1000003))  # expect: True

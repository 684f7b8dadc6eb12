print(pow(3, 200, 13))  # expect: 9
print(pow(7, 10 ** 30, 1000007))  # expect: 442431
print(pow(3, -1, 11))  # expect: 4
print(pow(-5, 3, 7), pow(2, 5, -7))  # expect: 1 -3

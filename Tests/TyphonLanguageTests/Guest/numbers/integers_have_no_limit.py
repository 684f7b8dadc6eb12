n = 2 ** 200
print(n)  # expect: 1606938044258990275541962092341162602522202993782792835301376
print(n * n // n == n)  # expect: True
print(-n % 97)  # expect: 35

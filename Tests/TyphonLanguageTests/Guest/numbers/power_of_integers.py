print(2 ** 10, (-2) ** 3, 0 ** 0, 7 ** 0)  # expect: 1024 -8 1 1
print(2 ** -1, (-2) ** -2)  # expect: 0.5 0.25
print(-2 ** 2)  # expect: -4
print(2 ** 3 ** 2)  # expect: 512

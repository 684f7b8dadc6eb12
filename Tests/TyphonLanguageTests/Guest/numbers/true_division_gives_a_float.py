print(6 / 3, 1 / 3, -1 / 4)  # expect: 2.0 0.3333333333333333 -0.25
print(10 ** 400 / 10 ** 399)  # expect: 10.0
print(True / 2)  # expect: 0.5

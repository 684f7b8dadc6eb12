product = 1
for i in range(1, 101):
    product *= i
print(len(str(product)), product % (10 ** 24), sum(map(int, str(product))))  # expect: 158 0 648

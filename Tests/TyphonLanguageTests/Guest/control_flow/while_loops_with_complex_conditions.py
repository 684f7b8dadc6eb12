n, steps = 27, 0
while n != 1 and steps < 1000 and not (n < 0 or steps < 0):
    n = n // 2 if n % 2 == 0 else 3 * n + 1
    steps += 1
print(steps)  # expect: 111

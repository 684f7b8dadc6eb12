xs = [1, 2, 3]
xs[0] = 10
xs[-1] += 5
print(xs, xs[1], len(xs), 2 in xs, 7 in xs)  # expect: [10, 2, 8] 2 3 True False
xs[3]  # expect error: IndexError: list index out of range

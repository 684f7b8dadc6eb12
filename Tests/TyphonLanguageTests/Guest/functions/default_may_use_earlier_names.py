x = 5
def f(a=x, b=[y * 2 for y in range(3)], c=lambda: x): return a, b, c()
x = 6
print(f(), f(1))  # expect: (5, [0, 2, 4], 6) (1, [0, 2, 4], 6)

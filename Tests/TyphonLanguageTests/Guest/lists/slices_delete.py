xs = list(range(10))
del xs[1], xs[-1]
del xs[2:4]
print(xs)  # expect: [0, 2, 5, 6, 7, 8]
del xs[::2]
print(xs)  # expect: [2, 6, 8]
del xs[::-1]
print(xs)  # expect: []

xs = [0, 1]
i = 0
i, xs[i] = 1, 9
print(i, xs)  # expect: 1 [0, 9]
a = b = c = []
a.append(1)
print(c)  # expect: [1]

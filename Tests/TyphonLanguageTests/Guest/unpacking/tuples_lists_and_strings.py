a, b = 1, 2
(c, d), [e, f] = "cd", (5, 6)
a, b = b, a
print(a, b, c, d, e, f)  # expect: 2 1 c d 5 6

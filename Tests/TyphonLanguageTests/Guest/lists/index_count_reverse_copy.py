xs = [3, 1, 3]
ys = xs.copy()
ys.reverse()
print(xs.index(3), xs.index(3, 1), xs.count(3), ys, xs == ys, xs is ys)  # expect: 0 2 2 [3, 1, 3] True False
xs.index(7)  # expect error: ValueError: 7 is not in list

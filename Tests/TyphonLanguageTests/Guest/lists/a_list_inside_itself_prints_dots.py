xs = [1]
xs.append(xs)
print(xs, xs[1] is xs)  # expect: [1, [...]] True

xs = list(range(6))
xs[1:3] = ["a", "b", "c"]
print(xs)  # expect: [0, 'a', 'b', 'c', 3, 4, 5]
xs[::3] = [7, 7, 7]
print(xs)  # expect: [7, 'a', 'b', 7, 3, 4, 7]
xs[2:2] = [1]
xs[:] = xs[:3]
print(xs)  # expect: [7, 'a', 1]
xs[::2] = [1]  # expect error: ValueError: attempt to assign sequence of size 1 to extended slice of size 2

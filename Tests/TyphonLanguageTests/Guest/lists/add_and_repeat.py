xs = [1, 2]
ys = xs
print(xs + [3], xs * 2, 0 * xs, [[]] * 2)  # expect: [1, 2, 3] [1, 2, 1, 2] [] [[], []]
xs += (3,)
xs *= 2
print(ys)  # expect: [1, 2, 3, 1, 2, 3]
[1] + (2,)  # expect error: TypeError: can only concatenate list (not "tuple") to list

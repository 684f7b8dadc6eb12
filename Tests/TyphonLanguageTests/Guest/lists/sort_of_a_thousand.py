xs = [(i * 7919) % 1009 for i in range(1000)]
ys = sorted(xs)
print(ys[:5], ys[-1], all(a <= b for a, b in zip(ys, ys[1:])), len(ys))  # expect: [0, 1, 2, 3, 4] 1008 True 1000

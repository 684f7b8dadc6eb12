class C: pass
o, xs = C(), [0, 0, 0]
o.a, xs[0], *xs[1:] = 1, 2, 3, 4
print(o.a, xs)  # expect: 1 [2, 3, 4]

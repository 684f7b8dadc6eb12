f = lambda a, b=2, *args, k, **kw: (a, b, args, k, kw)
print(f(1, k=3), f(1, 2, 3, k=4, z=5))  # expect: (1, 2, (), 3, {}) (1, 2, (3,), 4, {'z': 5})

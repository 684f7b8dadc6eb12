def f(a, *args, k=0, **kwargs):
    return a, args, k, kwargs

print(f(1), f(1, 2, 3), f(1, 2, k=5, z=6))  # expect: (1, (), 0, {}) (1, (2, 3), 0, {}) (1, (2,), 5, {'z': 6})
print(f(*"abc", **{"k": 1, "q": 2}))  # expect: ('a', ('b', 'c'), 1, {'q': 2})

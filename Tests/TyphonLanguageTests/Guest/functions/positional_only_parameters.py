def f(a, b=2, /, c=3, **rest):
    return a, b, c, rest

print(f(1), f(1, 5, 6), f(1, c=7, a=8))  # expect: (1, 2, 3, {}) (1, 5, 6, {}) (1, 2, 7, {'a': 8})

def g(a, /):
    return a

g(a=1)  # expect error: TypeError: g() got some positional-only arguments passed as keyword arguments: 'a'

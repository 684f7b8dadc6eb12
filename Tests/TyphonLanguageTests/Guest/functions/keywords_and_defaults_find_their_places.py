def f(a, b, c=3, d=4): return a, b, c, d
print(f(1, 2), f(1, 2, 5), f(1, b=2), f(b=1, a=2), f(d=1, c=2, b=3, a=4), f(1, 2, d=9))  # expect: (1, 2, 3, 4) (1, 2, 5, 4) (1, 2, 3, 4) (2, 1, 3, 4) (4, 3, 2, 1) (1, 2, 3, 9)
for call in (lambda: f(1), lambda: f(1, c=2), lambda: f(1, a=2), lambda: f(1, 2, e=3), lambda: f(1, 2, 3, 4, 5), lambda: f(b=1)):
    try:
        call()
    except TypeError as error:
        print(error)
# expect: f() missing 1 required positional argument: 'b'
# expect: f() missing 1 required positional argument: 'b'
# expect: f() got multiple values for argument 'a'
# expect: f() got an unexpected keyword argument 'e'
# expect: f() takes from 2 to 4 positional arguments but 5 were given
# expect: f() missing 1 required positional argument: 'a'
def g(x, /, y, z=0): return x, y, z
print(g(1, y=2), g(1, z=3, y=2))  # expect: (1, 2, 0) (1, 2, 3)
try:
    g(x=1, y=2)
except TypeError as error:
    print(error)  # expect: g() got some positional-only arguments passed as keyword arguments: 'x'
f.__defaults__ = (7,)
print(f(1, 2, 3))  # expect: (1, 2, 3, 7)

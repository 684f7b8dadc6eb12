def f(a, b, c):
    pass

try:
    f(1)
except TypeError as e:
    print(e)  # expect: f() missing 2 required positional arguments: 'b' and 'c'
try:
    f()
except TypeError as e:
    print(e)  # expect: f() missing 3 required positional arguments: 'a', 'b', and 'c'
f(1, 2)  # expect error: TypeError: f() missing 1 required positional argument: 'c'

def f():
    n = 1
    def g():
        return n
    del n
    return g

try:
    f()()
except NameError as e:
    print(type(e).__name__)  # expect: NameError

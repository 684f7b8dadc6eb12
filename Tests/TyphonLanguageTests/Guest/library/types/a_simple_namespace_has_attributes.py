from types import SimpleNamespace

n = SimpleNamespace(a=1, b="x")
n.c = 3
del n.a
print(n, n == SimpleNamespace(b="x", c=3), n == SimpleNamespace(), vars(n), n != 5)  # expect: namespace(b='x', c=3) True False {'b': 'x', 'c': 3} True

from types import SimpleNamespace

class Mine(SimpleNamespace): pass

n = SimpleNamespace(a=1)
n.me = [n]
print(n, Mine(x=Mine()), SimpleNamespace(**{"a b": 1}))  # expect: namespace(a=1, me=[namespace(...)]) Mine(x=Mine()) namespace(a b=1)

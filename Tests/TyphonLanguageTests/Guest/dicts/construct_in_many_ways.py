print(dict(), dict(a=1, b=2), dict([("x", 1)]), dict({"k": 0}, k2=1), dict(zip("ab", [1, 2])))  # expect: {} {'a': 1, 'b': 2} {'x': 1} {'k': 0, 'k2': 1} {'a': 1, 'b': 2}
print(dict.fromkeys("ab"), dict.fromkeys([1, 2], 0))  # expect: {'a': None, 'b': None} {1: 0, 2: 0}

T = type("T", (list,), {"twice": lambda self: self + self, "n": 5})
t = T([1])
print(t.twice(), T.n, T.__name__, type(t) is T, isinstance(t, list), type(5), type(type))  # expect: [1, 1] 5 T True True <class 'int'> <class 'type'>

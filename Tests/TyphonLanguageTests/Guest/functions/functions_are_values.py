def twice(f):
    return lambda x: f(f(x))

table = {"inc": lambda x: x + 1, "twice": twice}
print(table["twice"](table["inc"])(5), list(map(str.upper, ["a", "b"])))  # expect: 7 ['A', 'B']

print(list(), list("ab"), list(range(3)), list({"k": 1}), list(x * x for x in (1, 2)))  # expect: [] ['a', 'b'] [0, 1, 2] ['k'] [1, 4]
list(5)  # expect error: TypeError: 'int' object is not iterable

print(len("abc"), len([1]), len({}), len((1, 2)), len(range(5)), len(b"ab"), len({1}))  # expect: 3 1 0 2 5 2 1
len(5)  # expect error: TypeError: object of type 'int' has no len()

print(str(ValueError()), str(ValueError("a")), str(ValueError("a", 1)), repr(ValueError("a", 1)))  # expect:  a ('a', 1) ValueError('a', 1)
print(str(KeyError("k")), str(KeyError()), repr(KeyError("k")), ValueError(1, 2).args)  # expect: 'k'  KeyError('k') (1, 2)

from functools import partial

class Mine(partial):
    pass

print(partial(int, "5", base=8))  # expect: functools.partial(<class 'int'>, '5', base=8)
print(Mine(len))  # expect: Mine(<built-in function len>)

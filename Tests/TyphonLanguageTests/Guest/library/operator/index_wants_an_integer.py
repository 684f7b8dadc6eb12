from operator import index

class Five:
    def __index__(self): return 5

print(index(Five()), index(True), index(7))  # expect: 5 1 7
index(1.0)  # expect error: TypeError: 'float' object cannot be interpreted as an integer

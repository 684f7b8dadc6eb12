def outer():
    n = 1
    def inner():
        return n
    n = 2
    return inner

print(outer()())  # expect: 2

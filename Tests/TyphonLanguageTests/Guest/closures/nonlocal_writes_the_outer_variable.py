def counter():
    n = 0
    def up():
        nonlocal n
        n += 1
        return n
    return up

a, b = counter(), counter()
print(a(), a(), b(), a())  # expect: 1 2 1 3

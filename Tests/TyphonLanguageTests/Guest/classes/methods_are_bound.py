class C:
    def __init__(self, n):
        self.n = n
    def add(self, k):
        return self.n + k

c = C(10)
add = c.add
print(add(1), C.add(c, 2), list(map(c.add, [1, 2])), add.__self__ is c)  # expect: 11 12 [11, 12] True

class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n % 2

    def __eq__(self, other):
        return self.n == other.n

d = {Key(i): i for i in range(10)}
print(len(d), d[Key(7)], Key(20) in d, [k.n for k in d][:3])  # expect: 10 7 False [0, 1, 2]

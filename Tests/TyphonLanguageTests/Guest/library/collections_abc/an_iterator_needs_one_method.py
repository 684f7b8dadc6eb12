from collections.abc import Iterator

class Countdown(Iterator):
    def __init__(self, n): self.n = n
    def __next__(self):
        if self.n == 0: raise StopIteration
        self.n -= 1
        return self.n

c = Countdown(3)
print(iter(c) is c, list(c), isinstance(c, Iterator))  # expect: True [2, 1, 0] True

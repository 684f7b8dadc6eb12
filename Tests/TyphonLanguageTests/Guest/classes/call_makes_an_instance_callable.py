class Adder:
    def __init__(self, n): self.n = n
    def __call__(self, x, *, times=1): return x + self.n * times

print(Adder(5)(1), Adder(5)(1, times=2), callable(Adder(1)), callable(5))  # expect: 6 11 True False

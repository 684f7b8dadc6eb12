class N:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __lt__(self, o): return self.n < o.n
    def __le__(self, o): return self.n <= o.n

print(N(1) == N(1), N(1) != N(2), N(1) < N(2), N(1) > N(2), N(2) >= N(1), N(1) <= N(1))  # expect: True True True False True True
hash(N(1))  # expect error: TypeError: unhashable type: 'N'

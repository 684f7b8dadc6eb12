class R:
    def __radd__(self, other): return f"radd {other}"
    def __rsub__(self, other): return f"rsub {other}"

print(1 + R(), 2 - R(), sum([R()]))  # expect: radd 1 rsub 2 radd 0

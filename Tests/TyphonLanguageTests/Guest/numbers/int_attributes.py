n = 7
print(n.real, n.imag, n.numerator, n.denominator, n.conjugate())  # expect: 7 0 7 1 7
print((6).__add__(1), (6).__add__("x"))  # expect: 7 NotImplemented

from fractions import Fraction

print(Fraction(), Fraction(6, -4), Fraction(2.5), Fraction("3/4"), Fraction(" -1.25e-1 "), Fraction(Fraction(1, 2), Fraction(3, 4)), Fraction("1_000"))  # expect: 0 -3/2 5/2 3/4 -1/8 2/3 1000
print(repr(Fraction(8, 6)), Fraction(0.1), Fraction.from_float(0.5), Fraction(numerator=3, denominator=9), Fraction(True))  # expect: Fraction(4, 3) 3602879701896397/36028797018963968 1/2 1/3 1

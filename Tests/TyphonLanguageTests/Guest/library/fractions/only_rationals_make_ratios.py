from fractions import Fraction

Fraction(1.5, 2)  # expect error: TypeError: both arguments should be Rational instances

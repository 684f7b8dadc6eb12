from fractions import Fraction

Fraction(3, 0)  # expect error: ZeroDivisionError: Fraction(3, 0)

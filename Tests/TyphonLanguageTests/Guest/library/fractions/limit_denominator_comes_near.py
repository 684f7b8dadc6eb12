from fractions import Fraction
from math import pi

print(Fraction(pi).limit_denominator(10), Fraction(pi).limit_denominator(1000), Fraction("0.333").limit_denominator(10), Fraction(1, 3).limit_denominator(1))  # expect: 22/7 355/113 1/3 0
Fraction(1, 2).limit_denominator(0)  # expect error: ValueError: max_denominator should be at least 1

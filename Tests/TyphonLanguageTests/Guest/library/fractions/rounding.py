from fractions import Fraction
from math import ceil, floor, trunc

a = Fraction(-7, 2)
print(int(a), trunc(a), floor(a), ceil(a), round(a), round(Fraction(5, 2)), round(Fraction(22, 7), 2), round(Fraction(25), -1), float(Fraction(1, 3)))  # expect: -3 -3 -4 -3 -4 2 157/50 20 0.3333333333333333

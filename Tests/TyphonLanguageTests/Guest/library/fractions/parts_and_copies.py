from copy import copy, deepcopy
from fractions import Fraction

a = Fraction(6, 8)
print(a.numerator, a.denominator, a.as_integer_ratio(), a.real, a.imag, a.conjugate(), copy(a) is a, deepcopy(a) == a, bool(Fraction()))  # expect: 3 4 (3, 4) 3/4 0 3/4 True True False
a.numerator = 5  # expect error: AttributeError: property 'numerator' of 'Fraction' object has no setter

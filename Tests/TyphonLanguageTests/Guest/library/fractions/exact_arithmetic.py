from fractions import Fraction

a, b = Fraction(3, 4), Fraction(-5, 6)
print(a + b, a - b, a * b, a / b, a // b, a % b, divmod(a, b), -a, abs(b))  # expect: -1/12 19/12 -5/8 -9/10 -1 -1/12 (-1, Fraction(-1, 12)) -3/4 5/6
print(a + 1, 1 - a, 2 * a, 1 / a, 7 // a, 7 % a, a ** 2, a ** -2, 2 ** Fraction(3), sum([a, b]))  # expect: 7/4 1/4 3/2 4/3 9 1/4 9/16 16/9 8 -1/12

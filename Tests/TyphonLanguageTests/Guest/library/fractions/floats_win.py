from fractions import Fraction

a = Fraction(3, 4)
print(a + 0.5, 0.5 * a, a / 0.5, a ** 0.5, a + 1j, 2.0 ** Fraction(2), Fraction(4) ** Fraction(1, 2), a // 0.5)  # expect: 1.25 0.375 1.5 0.8660254037844386 (0.75+1j) 4.0 2.0 1.0

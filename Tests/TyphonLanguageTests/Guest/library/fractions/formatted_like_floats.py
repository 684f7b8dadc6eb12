# skip-oracle
from fractions import Fraction

a = Fraction(22, 7)
print(f"{a:.3f} {a:10.2f} {a:<8.1f}| {a:+.2e} {a:g} {a:.1%} {a:08.2f} {a}")  # expect: 3.143       3.14 3.1     | +3.14e+00 3.14286 314.3% 00003.14 22/7
print(f"{Fraction(1234567):,.1f} {Fraction(5, 2):.0f} {Fraction(1, 10**9):E} {Fraction(-1, 1000):z.1f} {Fraction(10**10):g}")  # expect: 1,234,567.0 2 1.000000E-09 0.0 1e+10

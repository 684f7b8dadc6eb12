from fractions import Fraction

a = Fraction(1, 2)
print(a == 0.5, a == Fraction(2, 4), a < 1, 0.4 < a, a > float("nan"), a < float("inf"), a != "x", Fraction(2) == 2, a == 0.5 + 0j)  # expect: True True True True False True True True True
print(hash(a) == hash(0.5), hash(Fraction(3)) == hash(3), {a: 1}[0.5], sorted([a, 0.1, 1, Fraction(1, 3)]))  # expect: True True 1 [0.1, Fraction(1, 3), Fraction(1, 2), 1]

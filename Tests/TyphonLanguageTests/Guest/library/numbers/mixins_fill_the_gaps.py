from numbers import Complex, Integral, Rational

print(Rational.__float__(3), Integral.__index__(5), Integral.denominator.fget(7), Complex.__sub__(5, 3), Complex.__bool__(0))  # expect: 3.0 5 1 2 False

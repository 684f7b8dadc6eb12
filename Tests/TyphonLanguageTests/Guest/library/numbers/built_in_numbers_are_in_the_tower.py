from numbers import *

for value in (1, True, 1.5, 1j, "1"):
    print([c.__name__ for c in (Number, Complex, Real, Rational, Integral) if isinstance(value, c)], end=" ")
print()  # expect: ['Number', 'Complex', 'Real', 'Rational', 'Integral'] ['Number', 'Complex', 'Real', 'Rational', 'Integral'] ['Number', 'Complex', 'Real'] ['Number', 'Complex'] [] 
print(issubclass(Integral, Real), issubclass(float, Rational), Number.__hash__)  # expect: True False None

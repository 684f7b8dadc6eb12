import math

print(math.sin(1), math.cos(1), math.atan2(1, 2), math.log(10), math.log2(8), math.log10(1000))  # expect: 0.8414709848078965 0.5403023058681398 0.4636476090008061 2.302585092994046 3.0 3.0
print(math.exp(1), math.pow(2, 0.5), math.fmod(-7, 3), math.copysign(1, -0.0), math.degrees(math.pi))  # expect: 2.718281828459045 1.4142135623730951 -1.0 -1.0 180.0
print(math.isclose(0.1 + 0.2, 0.3), math.isnan(math.nan), math.isinf(-math.inf), math.modf(2.5), math.frexp(8), math.prod([2, 3, 4]))  # expect: True True True (0.5, 2.0) (0.5, 4) 24
print(math.log(10 ** 400), math.fsum([0.1] * 10), math.perm(5, 2), math.lcm(4, 6), math.dist((0, 0), (3, 4)))  # expect: 921.0340371976182 1.0 20 12 5.0

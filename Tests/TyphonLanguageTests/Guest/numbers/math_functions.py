import math
print(math.sqrt(16), math.floor(-1.5), math.ceil(1.2), math.trunc(-1.7))  # expect: 4.0 -2 2 -1
print(math.gcd(12, 18), math.isqrt(10 ** 20), math.factorial(20), math.comb(5, 2))  # expect: 6 10000000000 2432902008176640000 10
print(math.pi, math.e, math.inf, math.hypot(3, 4))  # expect: 3.141592653589793 2.718281828459045 inf 5.0
math.sqrt(-1)  # expect error: ValueError: math domain error

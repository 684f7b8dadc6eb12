from statistics import mean, fmean, geometric_mean, harmonic_mean
from fractions import Fraction

print(mean([1, 2, 3]), mean([1, 2, 3, 4]), mean([0.1] * 10), mean([Fraction(1, 2), 1]), mean(iter([1, 2])), mean([1e30, 1, 3, -1e30]))  # expect: 2 2.5 0.1 3/4 1.5 1.0
print(fmean([1, 2]), fmean([1, 2], [3, 1]), round(geometric_mean([54, 24, 36]), 9), harmonic_mean([40, 60]), harmonic_mean([40, 60], weights=[5, 30]))  # expect: 1.5 1.25 36.0 48.0 56.0

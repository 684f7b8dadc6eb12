extension GuestModules {
    static let moduleStatistics: StaticString = #"""
"""Statistics of numbers: averages, spread, quantiles, relations of two inputs, the normal distribution.

Sums are exact: integers, floats, fractions and decimals are added as fractions and rounded once.
"""
import sys
from collections import namedtuple
from fractions import Fraction
from math import erf, exp, fabs, fsum, hypot, isqrt, log, sqrt, sumprod, tau

__all__ = [
    "NormalDist", "StatisticsError", "correlation", "covariance", "fmean", "geometric_mean", "harmonic_mean",
    "linear_regression", "mean", "median", "median_grouped", "median_high", "median_low", "mode", "multimode",
    "pstdev", "pvariance", "quantiles", "stdev", "variance",
]


class StatisticsError(ValueError):
    """The data do not allow what was asked for."""


def _require(condition, message):
    if not condition:
        raise StatisticsError(message)


# Exact sums


def _is_decimal(cls):
    decimal = sys.modules.get("decimal")
    return decimal is not None and issubclass(cls, decimal.Decimal)


def _common_type(first, second):
    """The type of a result made from numbers of two types."""
    if first is second or second is int or second is bool:
        return first
    if first is int or issubclass(second, first) or issubclass(first, int):
        return second
    if issubclass(first, second) or issubclass(second, int):
        return first
    for a, b in (first, second), (second, first):
        if issubclass(a, Fraction) and issubclass(b, float):
            return b
    raise TypeError(f"don't know how to coerce {first.__name__} and {second.__name__}")


def _type_of_result(data):
    result = int
    for cls in dict.fromkeys(map(type, data)):
        result = _common_type(result, cls)
    return result


def _ratio(number):
    """(numerator, denominator); the denominator of what is not finite is None."""
    try:
        return number.as_integer_ratio()
    except (OverflowError, ValueError):
        return number, None
    except AttributeError:
        pass
    try:
        return number.numerator, number.denominator
    except AttributeError:
        raise TypeError(f"can't convert type '{type(number).__name__}' to numerator/denominator") from None


def _exact_sum(ratios):
    sums = {}
    for above, below in ratios:
        sums[below] = sums.get(below, 0) + above
    return sums[None] if None in sums else sum([Fraction(above, below) for below, above in sums.items()])


def _sum(data):
    """(type of the result, exact sum, number of items)"""
    data = list(data)
    cls = _type_of_result(data)
    return cls, Fraction(sum(data)) if cls is int else _exact_sum(map(_ratio, data)), len(data)


def _converted(value, cls):
    """An exact value as a number of a type; floats stand for integers that would have to be rounded."""
    if type(value) is cls:
        return value
    if issubclass(cls, int) and value.denominator != 1:
        cls = float
    if _is_decimal(cls) and isinstance(value, Fraction):
        return cls(value.numerator) / value.denominator
    return cls(value)


# Averages


def mean(data):
    """The arithmetic mean."""
    cls, total, n = _sum(data)
    _require(n, "mean requires at least one data point")
    return _converted(total / n, cls)


def fmean(data, weights=None):
    """The arithmetic mean as a float, fast; with weights if there are some."""
    if not hasattr(data, "__len__"):
        data = list(data)
    if weights is None:
        _require(len(data), "fmean requires at least one data point")
        return fsum(data) / len(data)
    weights = list(weights)
    _require(len(weights) == len(data), "data and weights must be the same length")
    total = fsum(weights)
    _require(total, "sum of weights must be non-zero")
    return sumprod(data, weights) / total


def geometric_mean(data):
    """The n-th root of the product."""
    try:
        return exp(fmean([log(number) for number in data]))
    except ValueError:
        raise StatisticsError("geometric mean requires a non-empty dataset containing positive numbers") from None


def harmonic_mean(data, weights=None):
    """The reciprocal of the mean of the reciprocals."""
    data, message = list(data), "harmonic mean does not support negative values"
    _require(data, "harmonic_mean requires at least one data point")
    if len(data) == 1 and weights is None:
        return _lone(data[0], message)
    if weights is None:
        weights, all_weights = [1] * len(data), len(data)
    else:
        weights = list(weights)
        _require(len(weights) == len(data), "Number of weights does not match data size")
        _, all_weights, _ = _sum(_not_negative(weights, message))
    try:
        cls, total, _ = _sum(weight / number if weight else 0
                             for weight, number in zip(weights, _not_negative(data, message)))
    except ZeroDivisionError:
        return 0
    _require(total > 0, "Weighted sum must be positive")
    return _converted(all_weights / total, cls)


def _lone(number, message):
    if not hasattr(number, "__float__"):
        raise TypeError("unsupported type")
    _require(number >= 0, message)
    return number


def _not_negative(data, message):
    for number in data:
        _require(not number < 0, message)
        yield number


# The middle and the commonest


def _sorted(data):
    data = sorted(data)
    _require(data, "no median for empty data")
    return data


def median(data):
    """The middle item; the mean of the two in the middle of an even number."""
    data = _sorted(data)
    middle = len(data) // 2
    return data[middle] if len(data) % 2 else (data[middle - 1] + data[middle]) / 2


def median_low(data):
    """The middle item; the smaller of two."""
    data = _sorted(data)
    return data[(len(data) - 1) // 2]


def median_high(data):
    """The middle item; the greater of two."""
    data = _sorted(data)
    return data[len(data) // 2]


def median_grouped(data, interval=1.0):
    """The median of items that stand for the middles of intervals, as if they were spread evenly inside."""
    data = _sorted(data)
    item = data[len(data) // 2]
    before = sum(1 for other in data if other < item)
    inside = sum(1 for other in data if other == item)
    try:
        interval, item = float(interval), float(item)
    except ValueError:
        raise TypeError("Value cannot be converted to a float") from None
    return item - interval / 2.0 + interval * (len(data) / 2 - before) / inside


def _counts(data):
    counts = {}
    for item in data:
        counts[item] = counts.get(item, 0) + 1
    return counts


def mode(data):
    """The commonest item; the first of several."""
    counts = _counts(data)
    _require(counts, "no mode for empty data")
    return max(counts, key=counts.get)


def multimode(data):
    """All the commonest items in the order they came."""
    counts = _counts(data)
    greatest = max(counts.values(), default=0)
    return [item for item, count in counts.items() if count == greatest]


def quantiles(data, *, n=4, method="exclusive"):
    """The n - 1 places that cut the data into n parts of equal probability."""
    _require(n >= 1, "n must be at least 1")
    data = sorted(data)
    size = len(data)
    _require(size >= 2, "must have at least two data points")
    if method not in ("inclusive", "exclusive"):
        raise ValueError(f"Unknown method: {method!r}")
    inclusive = method == "inclusive"
    return [_cut(data, i * (size - 1 if inclusive else size + 1), n, inclusive) for i in range(1, n)]


def _cut(data, place, n, inclusive):
    if inclusive:
        left, part = divmod(place, n)
    else:
        left = min(max(place // n, 1), len(data) - 1)
        left, part = left - 1, place - left * n
    return (data[left] * (n - part) + data[left + 1] * part) / n


# Spread


def _squared_deviations(data, center):
    """(type of the result, exact sum of the squared distances from the center, the center, number of items)"""
    data = list(data)
    if center is not None:
        cls, total, n = _sum((number - center) ** 2 for number in data)
        return cls, total, center, n
    cls, n = _type_of_result(data), len(data)
    if not n:
        return cls, Fraction(0), Fraction(0), 0
    ratios = [_ratio(number) for number in data]
    total = _exact_sum(ratios)
    if not isinstance(total, Fraction):
        return cls, total, total, n
    squares = _exact_sum((above * above, below * below) for above, below in ratios)
    return cls, squares - total * total / n, total / n, n


def _variance(name, data, center, lost):
    cls, squares, center, n = _squared_deviations(data, center)
    _require(n > lost, f"{name} requires at least {'two data points' if lost else 'one data point'}")
    return cls, squares / (n - lost), center


def variance(data, xbar=None):
    """The variance of a population of which the data are a sample."""
    cls, result, _ = _variance("variance", data, xbar, 1)
    return _converted(result, cls)


def pvariance(data, mu=None):
    """The variance of a whole population."""
    cls, result, _ = _variance("pvariance", data, mu, 0)
    return _converted(result, cls)


def stdev(data, xbar=None):
    """The square root of the variance of a sample."""
    cls, result, _ = _variance("stdev", data, xbar, 1)
    return _root(result, cls)


def pstdev(data, mu=None):
    """The square root of the variance of a population."""
    cls, result, _ = _variance("pstdev", data, mu, 0)
    return _root(result, cls)


def _root(value, cls):
    """The square root, rounded once."""
    if not isinstance(value, Fraction):
        return sqrt(value) if not _is_decimal(type(value)) else value.sqrt()
    above, below = value.as_integer_ratio()
    return _decimal_root(above, below) if _is_decimal(cls) else _float_root(above, below)


def _float_root(above, below):
    if not above:
        return 0.0
    # Twice the bits of a float, the last one set if anything is left: then the division rounds right.
    shift = (above.bit_length() - below.bit_length() - 109) // 2
    if shift >= 0:
        below <<= 2 * shift
    else:
        above <<= -2 * shift
    root = isqrt(above // below)
    root |= root * root * below != above
    return float(root << shift) if shift >= 0 else root / (1 << -shift)


def _decimal_root(above, below):
    from decimal import Decimal, getcontext, localcontext
    with localcontext() as context:
        context.prec = 2 * getcontext().prec + 10
        root = (Decimal(above) / Decimal(below)).sqrt()
    return +root


# Two inputs


def _check_pairs(name, x, y):
    _require(len(x) == len(y), f"{name} requires that both inputs have same number of data points")
    _require(len(x) >= 2, f"{name} requires at least two data points")


def _centered(data):
    center = fsum(data) / len(data)
    return [number - center for number in data]


def covariance(x, y, /):
    """How two inputs change together."""
    _check_pairs("covariance", x, y)
    return sumprod(_centered(x), _centered(y)) / (len(x) - 1)


def correlation(x, y, /, *, method="linear"):
    """From -1 to 1: how near two inputs (or their ranks, with the method "ranked") are to a line."""
    _check_pairs("correlation", x, y)
    if method not in ("linear", "ranked"):
        raise ValueError(f"Unknown method: {method!r}")
    x, y = (_centered(x), _centered(y)) if method == "linear" else (_ranks(x), _ranks(y))
    try:
        return sumprod(x, y) / sqrt(sumprod(x, x) * sumprod(y, y))
    except ZeroDivisionError:
        raise StatisticsError("at least one of the inputs is constant") from None


def _ranks(data):
    """The place of each item among the sorted ones, counted from the middle; equal items have their mean place."""
    from itertools import groupby
    order, ranks, place = sorted(range(len(data)), key=data.__getitem__), [0] * len(data), (1 - len(data)) / 2
    for _, group in groupby(order, key=data.__getitem__):
        group = list(group)
        for i in group:
            ranks[i] = place + (len(group) - 1) / 2
        place += len(group)
    return ranks


LinearRegression = namedtuple("LinearRegression", ("slope", "intercept"), module=__name__)


def linear_regression(x, y, /, *, proportional=False):
    """The line nearest to the points: (slope, intercept). A proportional one goes through zero."""
    _check_pairs("linear regression", x, y)
    centered_x, centered_y = (x, y) if proportional else (_centered(x), _centered(y))
    try:
        slope = (sumprod(centered_x, centered_y) + 0.0) / sumprod(centered_x, centered_x)
    except ZeroDivisionError:
        raise StatisticsError("x is constant") from None
    intercept = 0.0 if proportional else fsum(y) / len(y) - slope * (fsum(x) / len(x))
    return LinearRegression(slope=slope, intercept=intercept)


# The normal distribution


class NormalDist:
    """A normal distribution with a mean and a standard deviation."""

    __slots__ = {"_mu": "The mean.", "_sigma": "The standard deviation."}

    def __init__(self, mu=0.0, sigma=1.0):
        _require(not sigma < 0.0, "sigma must be non-negative")
        self._mu = float(mu)
        self._sigma = float(sigma)

    @classmethod
    def from_samples(cls, data):
        """The distribution with the mean and the deviation of the data."""
        _, result, center = _variance("stdev", data, None, 1)
        return cls(float(center), _root(result, float))

    def samples(self, n, *, seed=None):
        """n random numbers."""
        import random
        gauss = random.gauss if seed is None else random.Random(seed).gauss
        return [gauss(self._mu, self._sigma) for _ in range(n)]

    def pdf(self, x):
        """The density at x."""
        square = self._sigma * self._sigma
        _require(square, "pdf() not defined when sigma is zero")
        distance = x - self._mu
        return exp(distance * distance / (-2.0 * square)) / sqrt(tau * square)

    def cdf(self, x):
        """The probability of x or less."""
        _require(self._sigma, "cdf() not defined when sigma is zero")
        return 0.5 * (1.0 + erf((x - self._mu) / (self._sigma * _root_of_2)))

    def inv_cdf(self, p):
        """The x for which `cdf` is p."""
        _require(0.0 < p < 1.0, "p must be in the range 0.0 < p < 1.0")
        return _standard_inv_cdf(p) * self._sigma + self._mu

    def quantiles(self, n=4):
        """The n - 1 places that cut the distribution into n parts of equal probability."""
        return [self.inv_cdf(i / n) for i in range(1, n)]

    def overlap(self, other):
        """The area two densities have in common."""
        if not isinstance(other, NormalDist):
            raise TypeError("Expected another NormalDist instance")
        a, b = sorted((self, other), key=lambda dist: (dist._sigma, dist._mu))
        _require(a.variance and b.variance, "overlap() not defined when sigma is zero")
        more, apart = b.variance - a.variance, fabs(b._mu - a._mu)
        if not more:
            return 1.0 - erf(apart / (2.0 * a._sigma * _root_of_2))
        middle = a._mu * b.variance - b._mu * a.variance
        spread = a._sigma * b._sigma * sqrt(apart * apart + more * log(b.variance / a.variance))
        crossings = (middle + spread) / more, (middle - spread) / more
        first, second = [fabs(b.cdf(x) - a.cdf(x)) for x in crossings]
        return 1.0 - (first + second)

    def zscore(self, x):
        """How many standard deviations x is above the mean."""
        _require(self._sigma, "zscore() not defined when sigma is zero")
        return (x - self._mu) / self._sigma

    mean = property(lambda self: self._mu, doc="The mean.")
    median = property(lambda self: self._mu, doc="The median: the mean.")
    mode = property(lambda self: self._mu, doc="The mode: the mean.")
    stdev = property(lambda self: self._sigma, doc="The standard deviation.")
    variance = property(lambda self: self._sigma * self._sigma, doc="The variance.")

    def __add__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu + other._mu, hypot(self._sigma, other._sigma))
        return NormalDist(self._mu + other, self._sigma)

    def __sub__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu - other._mu, hypot(self._sigma, other._sigma))
        return NormalDist(self._mu - other, self._sigma)

    def __mul__(self, other):
        return NormalDist(self._mu * other, self._sigma * fabs(other))

    def __truediv__(self, other):
        return NormalDist(self._mu / other, self._sigma / fabs(other))

    def __pos__(self):
        return NormalDist(self._mu, self._sigma)

    def __neg__(self):
        return NormalDist(-self._mu, self._sigma)

    def __rsub__(self, other):
        return -(self - other)

    __radd__ = __add__
    __rmul__ = __mul__

    def __eq__(self, other):
        if isinstance(other, NormalDist):
            return self._mu == other._mu and self._sigma == other._sigma
        return NotImplemented

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f"{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})"


_root_of_2 = sqrt(2.0)

# Algorithm AS 241 of M. J. Wichura (1988): quotients of polynomials, highest power first, for three ranges.
_near = (
    (2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457,
     13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.3871328727963666080),
    (5226.4952788528545610, 28729.085735721942674, 39307.895800092710610, 21213.794301586595867,
     5394.1960214247511077, 687.18700749205790830, 42.313330701600911252, 1.0))
_farther = (
    (7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258,
     3.64784832476320460504, 5.76949722146069140550, 4.63033784615654529590, 1.42343711074968357734),
    (1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1,
     6.89767334985100004550e-1, 1.67638483018380384940, 2.05319162663775882187, 1.0))
_farthest = (
    (2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3, 2.65321895265761230930e-2,
     2.96560571828504891230e-1, 1.78482653991729133580, 5.46378491116411436990, 6.65790464350110377720),
    (2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5, 7.86869131145613259100e-4,
     1.48753612908506148525e-2, 1.36929880922735805310e-1, 5.99832206555887937690e-1, 1.0))


def _polynomial(coefficients, x):
    result = 0.0
    for coefficient in coefficients:
        result = result * x + coefficient
    return result


def _standard_inv_cdf(p):
    q = p - 0.5
    if fabs(q) <= 0.425:
        above, below = _near
        r = 0.180625 - q * q
        return _polynomial(above, r) * q / _polynomial(below, r)
    r = sqrt(-log(p if q <= 0.0 else 1.0 - p))
    (above, below), r = (_farther, r - 1.6) if r <= 5.0 else (_farthest, r - 5.0)
    x = _polynomial(above, r) / _polynomial(below, r)
    return -x if q < 0.0 else x
"""#
}

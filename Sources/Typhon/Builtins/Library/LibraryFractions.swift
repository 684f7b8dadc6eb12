extension GuestModules {
    static let moduleFractions: StaticString = #"""
"""Fractions of integers, in lowest terms."""
import operator
import sys
from math import gcd
from numbers import Complex, Rational, Real

__all__ = ["Fraction"]

_modulus = sys.hash_info.modulus


class Fraction(Rational):
    """Fraction(8, 6), Fraction("4/3"), Fraction("1.25e-2"), Fraction(0.5): an exact rational number."""

    __slots__ = ("_numerator", "_denominator")

    def __new__(cls, numerator=0, denominator=None):
        if denominator is None:
            numerator, denominator = _ratio(numerator)
            return cls._from_coprime_ints(numerator, denominator)
        if type(numerator) is not int or type(denominator) is not int:
            if not isinstance(numerator, Rational) or not isinstance(denominator, Rational):
                raise TypeError("both arguments should be Rational instances")
            numerator, denominator = (numerator.numerator * denominator.denominator,
                                      denominator.numerator * numerator.denominator)
        if not denominator:
            raise ZeroDivisionError(f"Fraction({numerator}, 0)")
        common = gcd(numerator, denominator)
        if denominator < 0:
            common = -common
        return cls._from_coprime_ints(numerator // common, denominator // common)

    @classmethod
    def from_float(cls, f):
        """The exact value of a float (or an integer)."""
        if isinstance(f, int) or isinstance(f, float):
            return cls._from_coprime_ints(*f.as_integer_ratio())
        raise TypeError(f"{cls.__name__}.from_float() only takes floats, not {f!r} ({type(f).__name__})")

    @classmethod
    def from_decimal(cls, dec):
        """The exact value of a Decimal (or an integer)."""
        if isinstance(dec, int) or _is_decimal(dec):
            return cls._from_coprime_ints(*dec.as_integer_ratio())
        raise TypeError(f"{cls.__name__}.from_decimal() only takes Decimals, not {dec!r} ({type(dec).__name__})")

    @classmethod
    def _from_coprime_ints(cls, numerator, denominator, /):
        self = object.__new__(cls)
        self._numerator = numerator
        self._denominator = denominator
        return self

    @property
    def numerator(self):
        """The part above the line."""
        return self._numerator

    @property
    def denominator(self):
        """The part below the line."""
        return self._denominator

    def as_integer_ratio(self):
        """(numerator, denominator)"""
        return self._numerator, self._denominator

    def is_integer(self):
        """Whether the denominator is one."""
        return self._denominator == 1

    def limit_denominator(self, max_denominator=1000000):
        """The fraction nearest to this one whose denominator is not greater."""
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        return _nearest(self._numerator, self._denominator, max_denominator)

    def __repr__(self):
        return f"{type(self).__name__}({self._numerator}, {self._denominator})"

    def __str__(self):
        if self._denominator == 1:
            return str(self._numerator)
        return f"{self._numerator}/{self._denominator}"

    def __format__(self, format_spec, /):
        if not format_spec:
            return str(self)
        from _fractions_format import formatted
        return formatted(self, format_spec)

    def __reduce__(self):
        return type(self), (self._numerator, self._denominator)

    def __copy__(self):
        return self if type(self) is Fraction else type(self)(self._numerator, self._denominator)

    def __deepcopy__(self, memo):
        return self.__copy__()

    # Arithmetic: the operators that have two sides follow below the class.

    def __pow__(a, b):
        if not isinstance(b, (int, Rational)):
            return float(a) ** b if isinstance(b, (float, complex)) else NotImplemented
        if b.denominator == 1:
            return _power(a._numerator, a._denominator, b.numerator)
        return float(a) ** float(b)

    def __rpow__(b, a):
        if b._denominator == 1 and b._numerator >= 0:
            return a ** b._numerator
        if isinstance(a, Rational):
            return Fraction(a.numerator, a.denominator) ** b
        return a ** (b._numerator if b._denominator == 1 else float(b))

    def __pos__(self):
        return _fraction(self._numerator, self._denominator)

    def __neg__(self):
        return _fraction(-self._numerator, self._denominator)

    def __abs__(self):
        return _fraction(abs(self._numerator), self._denominator)

    def __bool__(self):
        return self._numerator != 0

    def __int__(self):
        return self.__trunc__()

    def __trunc__(self):
        if self._numerator < 0:
            return -(-self._numerator // self._denominator)
        return self._numerator // self._denominator

    def __floor__(self):
        return self._numerator // self._denominator

    def __ceil__(self):
        return -(-self._numerator // self._denominator)

    def __round__(self, ndigits=None):
        if ndigits is None:
            return _rounded(self._numerator, self._denominator)
        shift = 10 ** abs(ndigits)
        if ndigits > 0:
            return Fraction(round(self * shift), shift)
        return Fraction(round(self / shift) * shift)

    # Comparison

    def __hash__(self):
        # Equal numbers of all types have equal hashes: the value modulo a prime.
        try:
            inverse = pow(self._denominator, -1, _modulus)
        except ValueError:
            value = sys.hash_info.inf
        else:
            value = hash(hash(abs(self._numerator)) * inverse)
        value = value if self._numerator >= 0 else -value
        return -2 if value == -1 else value

    def __eq__(a, b):
        if type(b) is Fraction:
            return a._numerator == b._numerator and a._denominator == b._denominator
        if isinstance(b, int):
            return a._denominator == 1 and a._numerator == b
        if isinstance(b, float):
            return b - b == 0.0 and a == Fraction(b)
        if isinstance(b, Rational):
            return a._numerator == b.numerator and a._denominator == b.denominator
        return a == b.real if isinstance(b, Complex) and b.imag == 0 else NotImplemented


def _fraction(numerator, denominator):
    self = object.__new__(Fraction)
    self._numerator = numerator
    self._denominator = denominator
    return self


def _ratio(value):
    """(numerator, denominator) of what a fraction is made from."""
    if type(value) is int:
        return value, 1
    if isinstance(value, (int, Rational)):
        return value.numerator, value.denominator
    if isinstance(value, float) or _is_decimal(value):
        return value.as_integer_ratio()
    if isinstance(value, str):
        return _parsed(value)
    raise TypeError("argument should be a string or a Rational instance")


def _is_decimal(value):
    decimal = sys.modules.get("decimal")
    return decimal is not None and isinstance(value, decimal.Decimal)


# Texts


def _parsed(text):
    above, line, below = text.strip().partition("/")
    sign, above = _without_sign(above.rstrip() if line else above)
    if line:
        below = below.lstrip()
        found = (int(above), int(below)) if _is_number(above) and _is_number(below) else None
    else:
        found = _parsed_decimal(above)
    if found is None:
        raise ValueError(f"Invalid literal for Fraction: {text!r}")
    fraction = Fraction(sign * found[0], found[1])
    return fraction._numerator, fraction._denominator


def _without_sign(text):
    if text[:1] in ("+", "-"):
        return -1 if text[0] == "-" else 1, text[1:]
    return 1, text


def _is_number(digits):
    return all(part.isdecimal() for part in digits.split("_"))


def _parsed_decimal(text):
    mantissa, e, exponent = text.replace("E", "e").partition("e")
    whole, point, part = mantissa.partition(".")
    sign, exponent = _without_sign(exponent)
    if not (whole or part) or whole and not _is_number(whole) or part and not _is_number(part):
        return None
    if e and not _is_number(exponent):
        return None
    part = part.replace("_", "")
    power = sign * int(exponent or 0) - len(part)
    number = int((whole or "0") + part)
    return (number * 10 ** power, 1) if power >= 0 else (number, 10 ** -power)


# Exact arithmetic. A common divisor is taken out of the small numbers, before they are multiplied.


def _sum(a, b, sign):
    na, da, nb, db = a._numerator, a._denominator, sign * b._numerator, b._denominator
    common = gcd(da, db)
    if common == 1:
        return _fraction(na * db + da * nb, da * db)
    rest = da // common
    above = na * (db // common) + nb * rest
    again = gcd(above, common)
    return _fraction(above // again, rest * (db // again))


def _add(a, b):
    """a + b"""
    return _sum(a, b, 1)


def _sub(a, b):
    """a - b"""
    return _sum(a, b, -1)


def _product(na, da, nb, db):
    first, second = gcd(na, db), gcd(nb, da)
    above, below = (na // first) * (nb // second), (da // second) * (db // first)
    return _fraction(above, below) if below > 0 else _fraction(-above, -below)


def _mul(a, b):
    """a * b"""
    return _product(a._numerator, a._denominator, b._numerator, b._denominator)


def _div(a, b):
    """a / b"""
    if not b._numerator:
        raise ZeroDivisionError("Fraction(1, 0)")
    return _product(a._numerator, a._denominator, b._denominator, b._numerator)


def _floordiv(a, b):
    """a // b"""
    return (a._numerator * b._denominator) // (a._denominator * b._numerator)


def _mod(a, b):
    """a % b"""
    da, db = a._denominator, b._denominator
    return Fraction((a._numerator * db) % (b._numerator * da), da * db)


def _divmod(a, b):
    """divmod(a, b)"""
    da, db = a._denominator, b._denominator
    quotient, above = divmod(a._numerator * db, da * b._numerator)
    return quotient, Fraction(above, da * db)


def _power(above, below, exponent):
    if exponent >= 0:
        return _fraction(above ** exponent, below ** exponent)
    if not above:
        raise ZeroDivisionError(f"Fraction({below ** -exponent}, 0)")
    if above < 0:
        above, below = -above, -below
    return _fraction(below ** -exponent, above ** -exponent)


def _add_operator(name, exact, plain):
    """Gives fractions an operator with both sides: `exact` for rational numbers, `plain` for others."""
    def forward(a, b):
        # The commonest first: asking an abstract class takes long.
        if type(b) is Fraction:
            return exact(a, b)
        if isinstance(b, int):
            return exact(a, _fraction(int(b), 1))
        if isinstance(b, float):
            return plain(float(a), b)
        if isinstance(b, complex):
            return plain(complex(a), b)
        return exact(a, b) if isinstance(b, Fraction) else NotImplemented

    def backward(b, a):
        if isinstance(a, int):
            return exact(_fraction(int(a), 1), b)
        if isinstance(a, Rational):
            return exact(Fraction(a), b)
        if isinstance(a, Real):
            return plain(float(a), float(b))
        if isinstance(a, Complex):
            return plain(complex(a), complex(b))
        return NotImplemented

    for prefix, method in ("", forward), ("r", backward):
        method.__name__ = f"__{prefix}{name}__"
        method.__qualname__ = f"Fraction.{method.__name__}"
        method.__doc__ = exact.__doc__
        setattr(Fraction, method.__name__, method)


_add_operator("add", _add, operator.add)
_add_operator("sub", _sub, operator.sub)
_add_operator("mul", _mul, operator.mul)
_add_operator("truediv", _div, operator.truediv)
_add_operator("floordiv", _floordiv, operator.floordiv)
_add_operator("mod", _mod, operator.mod)
_add_operator("divmod", _divmod, divmod)


def _add_comparison(name, compare):
    def method(a, b):
        if type(b) is Fraction:
            return compare(a._numerator * b._denominator, a._denominator * b._numerator)
        if isinstance(b, int):
            return compare(a._numerator, a._denominator * b)
        if not isinstance(b, float):
            if isinstance(b, Rational):
                return compare(a._numerator * b.denominator, a._denominator * b.numerator)
            return NotImplemented
        # Any fraction stands to infinity and NaN as zero does.
        return compare(a, Fraction(b)) if b - b == 0.0 else compare(0.0, b)
    method.__name__ = name
    method.__qualname__ = f"Fraction.{name}"
    setattr(Fraction, name, method)


_add_comparison("__lt__", operator.lt)
_add_comparison("__le__", operator.le)
_add_comparison("__gt__", operator.gt)
_add_comparison("__ge__", operator.ge)


# Rounding


def _rounded(above, below):
    """The integer nearest to above / below, the even one of two."""
    floor, rest = divmod(above, below)
    if rest * 2 > below or rest * 2 == below and floor % 2:
        return floor + 1
    return floor


def _nearest(above, below, limit):
    # The convergents p/q of the continued fraction, as far as the limit; then the last one between two of them.
    p0, q0, p1, q1 = 0, 1, 1, 0
    n, d = above, below
    while True:
        whole = n // d
        q2 = q0 + whole * q1
        if q2 > limit:
            break
        p0, q0, p1, q1 = p1, q1, p0 + whole * p1, q2
        n, d = d, n - whole * d
    step = (limit - q0) // q1
    between = Fraction(p0 + step * p1, q0 + step * q1)
    convergent, exact = _fraction(p1, q1), _fraction(above, below)
    return convergent if abs(convergent - exact) <= abs(between - exact) else between


# The methods the operators needed came after the class was judged.
Fraction.__abstractmethods__ = frozenset()
"""#
}

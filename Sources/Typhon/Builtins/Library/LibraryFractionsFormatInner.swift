extension GuestModules {
    static let moduleFractionsFormatInner: StaticString = #"""
"""Fractions as texts like those of floats, but of their exact values."""


class _Spec:
    """A format specification taken apart."""

    def __init__(self, text):
        self.text, self.place = text, 0
        self.fill, self.align = " ", None
        if text[1:2] and text[1] in "<>=^":
            self.fill, self.align, self.place = text[0], text[1], 2
        else:
            self.align = self._one_of("<>=^")
        self.sign = self._one_of("-+ ") or "-"
        self.no_negative_zero = self._one_of("z")
        self.alternate = self._one_of("#")
        # A zero is the width if no digit follows it.
        self.zero_padded = text[self.place:self.place + 2].isdecimal() and self._one_of("0")
        self.width = self._number()
        self.separator = self._one_of(",_") or ""
        self.precision = self._number() if self._one_of(".") else 6
        self.kind = self._one_of("eEfFgG%")
        self._check()

    def _one_of(self, characters):
        c = self.text[self.place:self.place + 1]
        if not c or c not in characters:
            return None
        self.place += 1
        return c

    def _number(self):
        start = self.place
        while self._one_of("0123456789"):
            pass
        digits = self.text[start:self.place]
        if len(digits) > 1 and digits[0] == "0":
            self.place = -1
        return int(digits) if digits else None

    def _check(self):
        if self.kind is None or self.place != len(self.text) or self.precision is None:
            raise ValueError(f"Invalid format specifier {self.text!r} for object of type 'Fraction'")
        if self.align and self.zero_padded:
            raise ValueError(f"Invalid format specifier {self.text!r} for object of type 'Fraction'; "
                             "can't use explicit alignment when zero-padding")


def formatted(fraction, format_spec):
    """format(fraction, format_spec)"""
    spec = _Spec(format_spec)
    negative, digits, exponent = _scaled(abs(fraction), fraction < 0, spec)
    if spec.no_negative_zero and not int(digits):
        negative = False
    sign = "-" if negative else "" if spec.sign == "-" else spec.sign
    whole, rest = _spelled(digits, exponent, spec)
    return _padded(sign, whole, rest, spec)


def _scaled(value, negative, spec):
    """(whether negative, all digits, the power of ten of the last one)."""
    if spec.kind in "fF%":
        exponent = -spec.precision
        if spec.kind == "%":
            value = value * 100
        return negative, str(round(value * 10 ** spec.precision)), exponent
    figures = max(spec.precision, 1) if spec.kind in "gG" else spec.precision + 1
    digits, exponent = _figures(value, figures)
    return negative, digits, exponent


def _figures(value, figures):
    """So many digits of a value, and the power of ten of the last one."""
    if not value:
        return "0" * figures, 1 - figures
    exponent = len(str(value.numerator)) - len(str(value.denominator)) - figures
    while True:
        digits = str(round(value / 10 ** exponent if exponent >= 0 else value * 10 ** -exponent))
        if len(digits) <= figures:
            return digits, exponent
        exponent += 1


def _spelled(digits, exponent, spec):
    """The digits before the point, and everything from the point on."""
    first = len(digits) + exponent - 1
    kind = spec.kind
    scientific = kind in "eE" or kind in "gG" and not -4 <= first < len(digits)
    after = len(digits) - 1 if scientific else -exponent
    digits = digits.rjust(after + 1, "0")
    whole, part = digits[:len(digits) - after], digits[len(digits) - after:]
    if kind in "gG" and not spec.alternate:
        part = part.rstrip("0")
    suffix = "%" if kind == "%" else ""
    if scientific:
        suffix = f"{'E' if kind in 'EG' else 'e'}{first:+03d}"
    return whole, ("." if part or spec.alternate else "") + part + suffix


def _padded(sign, whole, rest, spec):
    width = spec.width or 0
    if spec.zero_padded:
        room = width - len(sign) - len(rest)
        # Separators stand between the zeros too, but never first.
        whole = whole.rjust(room * 3 // 4 + 1 if spec.separator and room > 0 else room, "0")
    if spec.separator:
        start = len(whole) % 3
        groups = [whole[i:i + 3] for i in range(start, len(whole), 3)]
        whole = spec.separator.join(([whole[:start]] if start else []) + groups)
    body, padding = sign + whole + rest, spec.fill * (width - len(sign) - len(whole) - len(rest))
    half = len(padding) // 2
    return {"<": body + padding, "^": padding[:half] + body + padding[half:], "=": sign + padding + whole + rest}.get(
        spec.align, padding + body)
"""#
}

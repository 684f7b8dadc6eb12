from fractions import Fraction

for text in ("", "1/", "a", "1/-2", "1.5/2", ".", "1e"):
    try:
        print("no", Fraction(text))
    except ValueError as e:
        pass
Fraction("1/x")  # expect error: ValueError: Invalid literal for Fraction: '1/x'

"""Big integers: digits of pi by Gibbons' unbounded spigot."""
import sys

START = "31415926535897932384626433832795028841971693993751"
# The sum of the first n digits of pi, by n.
DIGIT_SUMS = {100: 471, 1000: 4470, 4000: 18197}


def digits(count):
    """The series is a composition of the maps x -> (q*x + r) / t; a digit is safe once 3 and 4 agree on it."""
    q, r, t, k = 1, 0, 1, 1
    found = []
    while len(found) < count:
        digit = (3 * q + r) // t
        if digit == (4 * q + r) // t:
            found.append(digit)
            q, r = 10 * q, 10 * (r - digit * t)
        else:
            q, r, t, k = q * k, (2 * q + r) * (2 * k + 1), t * (2 * k + 1), k + 1
    return found


def main(size=4000):
    found = digits(size)
    text = "".join(map(str, found))
    assert text.startswith(START[:size]), text[:50]
    total = sum(found)
    assert size not in DIGIT_SUMS or total == DIGIT_SUMS[size], total
    print("checksum pi_digits", size, total, text[-10:])


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))

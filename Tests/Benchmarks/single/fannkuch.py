"""Small lists and slices: the most flips any permutation of n cards needs."""
import sys

KNOWN = {7: (228, 16), 8: (1616, 22), 9: (8629, 30), 10: (73196, 38)}


def flips_needed(cards):
    cards = cards[:]
    flips = 0
    first = cards[0]
    while first:
        cards[:first + 1] = cards[first::-1]
        flips += 1
        first = cards[0]
    return flips


def next_permutation(cards, turns):
    """Rotates ever longer prefixes; False when every order was seen."""
    for last in range(1, len(cards)):
        cards.insert(last, cards.pop(0))
        turns[last] += 1
        if turns[last] <= last:
            return True
        turns[last] = 0
    return False


def fannkuch(size):
    cards = list(range(size))
    turns = [0] * size
    checksum = most = 0
    sign = 1
    while True:
        flips = flips_needed(cards)
        most = max(most, flips)
        checksum += sign * flips
        sign = -sign
        if not next_permutation(cards, turns):
            return checksum, most


def main(size=9):
    result = fannkuch(size)
    assert size not in KNOWN or result == KNOWN[size], result
    print("checksum fannkuch", size, *result)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))

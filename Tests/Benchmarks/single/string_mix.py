"""Strings: building, splitting, searching, formatting, a cipher, a tokenizer, palindromes."""
import sys

TEXT = ("The quick brown fox jumps over the lazy dog; pack my box with five dozen liquor jugs. "
        "Größe, naïve, π ≈ 3.14159, 漢字 and 🐍 are text as well. ") * 4


def word_counts(text):
    counts = {}
    for word in text.lower().split():
        word = word.strip(".,;")
        if word:
            counts[word] = counts.get(word, 0) + 1
    return counts


def caesar(text, shift):
    out = []
    for c in text:
        if "a" <= c <= "z":
            out.append(chr((ord(c) - 97 + shift) % 26 + 97))
        elif "A" <= c <= "Z":
            out.append(chr((ord(c) - 65 + shift) % 26 + 65))
        else:
            out.append(c)
    return "".join(out)


def tokens(source):
    found = []
    i = 0
    while i < len(source):
        c = source[i]
        start = i
        if c.isspace():
            i += 1
            continue
        if c.isdigit():
            while i < len(source) and source[i].isdigit():
                i += 1
        elif c.isalpha() or c == "_":
            while i < len(source) and (source[i].isalnum() or source[i] == "_"):
                i += 1
        else:
            i += 1
        found.append(source[start:i])
    return found


def palindromes(limit):
    found = 0
    for n in range(limit):
        text = str(n)
        if text == text[::-1]:
            found += 1
    return found


def table(rows):
    lines = []
    for i in range(rows):
        lines.append("%-8s|%5d|%8.3f" % ("row%d" % i, i * i, i / 7))
        lines.append(f"{i:>6x}|{i * 1.5:<9.2f}|{'*' * (i % 5):^5}")
    return "\n".join(lines)


def grow(count):
    text = ""
    for i in range(count):
        text += str(i % 10)
    return text


def search(text):
    return (text.find("漢字") + text.count("o") + text.rfind("dog") + text.index("🐍")
            + len(text.replace("quick", "slow")) + len(text.upper().title().swapcase()))


def one_round():
    counts = word_counts(TEXT)
    secret = caesar(TEXT, 7)
    assert caesar(secret, -7) == TEXT
    source = "total_1 = (alpha + 42) * beta[7] - gamma_x(3, 'text')\n" * 10
    assert TEXT.encode("utf-8").decode("utf-8") == TEXT
    return (len(counts) + counts["text"] + len(tokens(source)) + palindromes(2000)
            + len(table(60)) + len(grow(600)) + search(TEXT) + len(",".join(sorted(counts))))


def main(size=1300):
    first = one_round()
    assert first == 5750, first
    total = first + sum(one_round() for _ in range(size - 1))
    assert total == size * first
    print("checksum string_mix", size, total)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))

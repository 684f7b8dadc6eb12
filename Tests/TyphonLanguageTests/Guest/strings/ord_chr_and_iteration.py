print(ord("A"), ord("🐍"), chr(97), chr(0x1F40D))  # expect: 65 128013 a 🐍
print(list("aé🐍"), [c.upper() for c in "ab"])  # expect: ['a', 'é', '🐍'] ['A', 'B']
try:
    ord("ab")
except TypeError as e:
    print(e)  # expect: ord() expected a character, but string of length 2 found
chr(0x110000)  # expect error: ValueError: chr() arg not in range(0x110000)

print(int("42"), int("  -7 "), int("+3"), int("1_000"))  # expect: 42 -7 3 1000
print(int("ff", 16), int("0b101", 2), int("0x1F", 0), int("zz", 36))  # expect: 255 5 31 1295
print(int("9" * 30))  # expect: 999999999999999999999999999999
print(int("٣٤"))  # expect: 34

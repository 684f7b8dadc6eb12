print("[" + "ab".center(7) + "]", "ab".ljust(5, "."), "ab".rjust(5, "."), "ab".center(5, "*"))  # expect: [   ab  ] ab... ...ab **ab*
print("42".zfill(5), "-42".zfill(5), "+1".zfill(1))  # expect: 00042 -0042 +1
print("a\tbc\td".expandtabs(4))  # expect: a   bc  d

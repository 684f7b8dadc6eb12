print(memoryview(b"ab") == b"ab", memoryview(b"ab") != bytearray(b"ab"), memoryview(b"ab") == "ab")  # expect: True False False
print(memoryview(b"a\0b\0").cast("H") == memoryview(b"ab"), memoryview(b"ab").cast("b") == b"ab")  # expect: True True
print(hash(memoryview(b"xyz")) == hash(b"xyz"), memoryview(b"ab") == memoryview(b"abc"))  # expect: True False

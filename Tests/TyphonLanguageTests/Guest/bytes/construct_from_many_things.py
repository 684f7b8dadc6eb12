print(bytes(3), bytes([1, 2]), bytes("é", "utf-8"), bytes(), bytes.fromhex("ff 00"))  # expect: b'\x00\x00\x00' b'\x01\x02' b'\xc3\xa9' b'' b'\xff\x00'
print(b"\xff\x00".hex(), b"a" + b"b", b"ab" * 2, b"a" < b"b", b"a" == "a")  # expect: ff00 b'ab' b'abab' True False
bytes([256])  # expect error: ValueError: bytes must be in range(0, 256)

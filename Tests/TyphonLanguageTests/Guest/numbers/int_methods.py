print((255).bit_length(), (-256).bit_length(), (0).bit_length())  # expect: 8 9 0
print((13).bit_count(), (1 << 100).bit_length())  # expect: 3 101
print((1024).to_bytes(2, "big"), int.from_bytes(b"\x04\x00", "big"))  # expect: b'\x04\x00' 1024
print((-1).to_bytes(2, "little", signed=True), int.from_bytes(b"\xfe\xff", "little", signed=True))  # expect: b'\xff\xff' -2

import struct

print(struct.pack("<iHb5s", 1, 2, -3, b"ab"))  # expect: b'\x01\x00\x00\x00\x02\x00\xfdab\x00\x00\x00'
print(struct.unpack(">Hd", b"\x01\x02" + struct.pack(">d", 1.5)), struct.calcsize("@bi"), struct.calcsize("=bi"))  # expect: (258, 1.5) 8 5
print(list(struct.iter_unpack("<H", b"\x01\x00\x02\x00")))  # expect: [(1,), (2,)]
try:
    struct.pack("B", 256)
except struct.error as error:
    print(error)  # expect: ubyte format requires 0 <= number <= 255

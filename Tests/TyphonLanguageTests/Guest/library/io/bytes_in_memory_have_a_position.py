import io

b = io.BytesIO(b"0123456789")
print(b.read(3), b.seek(-2, 2), b.read(), b.read())  # expect: b'012' 8 b'89' b''
b.seek(4)
b.write(b"XY")
print(b.getvalue(), b.truncate(3), b.getvalue(), b.tell())  # expect: b'0123XY6789' 3 b'012' 6
b.write(b"!")
print(b.getvalue())  # expect: b'012\x00\x00\x00!'
buffer = bytearray(2)
b.seek(1)
print(b.readinto(buffer), buffer)  # expect: 2 bytearray(b'12')

b = bytearray(b"abc")
b[0] = 65
b.append(100)
b += b"ef"
del b[1]
print(b, len(b), bytes(b), b[1:3])  # expect: bytearray(b'Acdef') 5 b'Acdef' bytearray(b'cd')

b = b"abc\x00\xff"
print(b, len(b), b[0], b[-1], b[1:3], list(b))  # expect: b'abc\x00\xff' 5 97 255 b'bc' [97, 98, 99, 0, 255]
b[9]  # expect error: IndexError: index out of range

array = bytearray(range(8))
view = memoryview(array)
print(view[2:6].tolist(), view[::2].tolist(), view[::-3].tolist())  # expect: [2, 3, 4, 5] [0, 2, 4, 6] [7, 4, 1]
view[::2][1] = 99
print(list(array))  # expect: [0, 1, 99, 3, 4, 5, 6, 7]
print(view[::2].strides, view[::2].contiguous, view[1:3].contiguous, view[5:2].tolist())  # expect: (2,) False True []
print(bytes(view[::2]), b"".join([view[:1], b"x"]), view[3:5] == b"\x03\x04")  # expect: b'\x00c\x04\x06' b'\x00x' True

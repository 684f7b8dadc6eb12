array = bytearray(b"\x01\x00\x02\x00\xff\xff\xff\xff")
view = memoryview(array)
shorts = view.cast("H")
print(shorts.tolist(), shorts.itemsize, shorts.nbytes, shorts.shape, shorts.format)  # expect: [1, 2, 65535, 65535] 2 8 (4,) H
print(view.cast("h").tolist(), view.cast("i").tolist(), view.cast("c")[2], view.cast("?").tolist()[:3])  # expect: [1, 2, -1, -1] [131073, -1] b'\x02' [True, False, True]
shorts[0] = 513
print(array[:2])  # expect: bytearray(b'\x01\x02')
doubles = memoryview(bytearray(8)).cast("d")
doubles[0] = 1.5
print(doubles[0], doubles.tobytes())  # expect: 1.5 b'\x00\x00\x00\x00\x00\x00\xf8?'
print(view.cast("H").cast("B") == view)  # expect: True

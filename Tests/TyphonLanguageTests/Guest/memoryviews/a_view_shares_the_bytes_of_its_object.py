array = bytearray(b"abcdef")
view = memoryview(array)
view[0] = 65
view[2:4] = b"XY"
print(array)  # expect: bytearray(b'AbXYef')
array[1] = 66
print(view.tobytes(), view[1], view[-1], len(view))  # expect: b'ABXYef' 66 102 6
view[0:2] = view[4:6]
print(array)  # expect: bytearray(b'efXYef')

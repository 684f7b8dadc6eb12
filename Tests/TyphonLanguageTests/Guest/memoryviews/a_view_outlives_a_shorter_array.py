# skip-oracle
# CPython forbids the change instead.
array = bytearray(b"abcdef")
view = memoryview(array)
del array[2:]
try:
    print(view.tobytes())
except ValueError as error:
    print(error)  # expect: memoryview: underlying buffer was resized
print(view[1])  # expect: 98

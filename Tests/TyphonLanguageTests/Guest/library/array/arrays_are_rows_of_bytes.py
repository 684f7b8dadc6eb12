from array import array

numbers = array("i", [1, 2])
print(numbers.tobytes(), array("i", b"\x01\x00\x00\x00"), bytes(array("B", [65, 66])))  # expect: b'\x01\x00\x00\x00\x02\x00\x00\x00' array('i', [1]) b'AB'
numbers.frombytes(b"\x03\x00\x00\x00")
numbers.byteswap()
print(numbers[0] == 1 << 24, len(numbers))  # expect: True 3
try:
    numbers.frombytes(b"abc")
except ValueError as error:
    print(error)  # expect: bytes length not a multiple of item size

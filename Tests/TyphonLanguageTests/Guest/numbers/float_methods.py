print((2.5).is_integer(), (2.0).is_integer())  # expect: False True
print((0.75).as_integer_ratio(), (2.0).hex())  # expect: (3, 4) 0x1.0000000000000p+1
print(float.fromhex("0x1.8p+1"))  # expect: 3.0

print(bin(10), oct(64), hex(255))  # expect: 0b1010 0o100 0xff
print(bin(-10), hex(-2 ** 70))  # expect: -0b1010 -0x400000000000000000
print(bin(0), bin(True))  # expect: 0b0 0b1

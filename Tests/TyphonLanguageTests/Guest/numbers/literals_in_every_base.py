print(0xff, 0o17, 0b101, 0XFF, 1_000_000, 0x_ff)  # expect: 255 15 5 255 1000000 255
print(1e3, 1.5e-3, .5, 5., 1_0.0_1)  # expect: 1000.0 0.0015 0.5 5.0 10.01
print(0xffffffffffffffffffff, 00)  # expect: 1208925819614629174706175 0

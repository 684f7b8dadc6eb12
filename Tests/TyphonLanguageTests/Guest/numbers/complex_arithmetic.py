z = 3 + 4j
print(z, abs(z), z.real, z.imag, z.conjugate())  # expect: (3+4j) 5.0 3.0 4.0 (3-4j)
print(z * z, z / (1 - 1j), z + 1, -z)  # expect: (-7+24j) (-0.5+3.5j) (4+4j) (-3-4j)
print(z == 3 + 4j, complex(1, 2), 1j ** 2, complex("1-2j"))  # expect: True (1+2j) (-1+0j) (1-2j)

n = 10
n += 5; n -= 3; n *= 4; n //= 5; n **= 2; n %= 50
print(n)  # expect: 31
n <<= 3; n >>= 1; n |= 3; n &= 126; n ^= 5
print(n)  # expect: 123
n /= 2
print(n)  # expect: 61.5

class Op:
    def __getattr__(self, name): raise AttributeError(name)

names = "add sub mul truediv floordiv mod pow lshift rshift and or xor matmul".split()
for n in names:
    setattr(Op, f"__{n}__", lambda self, other, n=n: n)
a = Op()
print(a + 1, a - 1, a * 1, a / 1, a // 1, a % 1, a ** 1)  # expect: add sub mul truediv floordiv mod pow
print(a << 1, a >> 1, a & 1, a | 1, a ^ 1, a @ 1)  # expect: lshift rshift and or xor matmul

class C:
    def __int__(self): return 7
    def __float__(self): return 1.5
    def __index__(self): return 2
    def __len__(self): return 3
    def __hash__(self): return 11
    def __round__(self, n=None): return "round"
    def __abs__(self): return "abs"

c = C()
print(int(c), float(c), [0, 1, 2][c], len(c), hash(c), bin(c), round(c), abs(c))  # expect: 7 1.5 2 3 11 0b10 round abs

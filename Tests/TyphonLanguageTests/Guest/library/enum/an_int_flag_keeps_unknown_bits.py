from enum import IntFlag

class F(IntFlag):
    A = 1
    B = 2

print(repr(F(5)), F(5), F.A | F.B, repr(F.A | 8), F.A + 1, F.A == 1, repr(~F.A), repr(F(0)))  # expect: <F.A|4: 5> 5 3 <F.A|8: 9> 2 True <F.B: 2> <F: 0>
print(list(F(7)), F(5).name, F(5) & F.A, isinstance(F.A | 4, F))  # expect: [<F.A: 1>, <F.B: 2>] A|4 1 True

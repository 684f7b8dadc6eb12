# skip-oracle
from enum import Flag, auto

class Perm(Flag):
    R = 4
    W = 2
    X = 1
    RW = R | W

both = Perm.R | Perm.X
print(both, repr(both), both.name, both.value, list(both), len(both))  # expect: Perm.R|X <Perm.R|X: 5> R|X 5 [<Perm.R: 4>, <Perm.X: 1>] 2
print(Perm.R in both, Perm.W in both, bool(both & Perm.W), ~both, both ^ Perm.RW, Perm.RW, repr(Perm(0)))  # expect: True False False Perm.W Perm.W|X Perm.RW <Perm: 0>
print(Perm(7), list(Perm), both is Perm(5), Perm.RW & ~Perm.W)  # expect: Perm.R|W|X [<Perm.R: 4>, <Perm.W: 2>, <Perm.X: 1>] True Perm.R
try:
    Perm(8)
except ValueError as error:
    print(str(error).split("\n"))  # expect: ["<flag 'Perm'> invalid value 8", '    given 0b0 1000', '  allowed 0b0 0111']

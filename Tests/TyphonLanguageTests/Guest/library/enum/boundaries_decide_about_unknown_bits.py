from enum import Flag, STRICT, CONFORM, EJECT, KEEP

for boundary in (CONFORM, EJECT, KEEP):
    F = Flag("F", "A B", boundary=boundary)
    last = repr(F(9))
    if boundary is CONFORM:
        first = last
    if boundary is EJECT:
        second = last
print(first, second, last)  # expect: <F.A: 1> 9 <F.A|8: 9>
class Strict(Flag, boundary=STRICT):
    A = 1
try:
    Strict(5)
except ValueError as error:
    print(error)  # expect: <flag 'Strict'> invalid value 5
# expect:     given 0b0 101
# expect:   allowed 0b0 001

from itertools import repeat
from operator import length_hint

r = repeat("x", 3)
print(r, length_hint(r), list(r), length_hint(r), r)  # expect: repeat('x', 0) 3 ['x', 'x', 'x'] 0 repeat('x', 0)
print(repeat(5), list(map(pow, range(4), repeat(2))), list(repeat(1, -2)))  # expect: repeat(5) [0, 1, 4, 9] []
print(length_hint(repeat(1), 7))  # expect: 7

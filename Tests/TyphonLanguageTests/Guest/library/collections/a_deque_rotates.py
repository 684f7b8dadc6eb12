from collections import deque

d = deque(range(6))
for n in (1, -1, 2, -3, 7, 0, 600, -13):
    d.rotate(n)
    print("".join(map(str, d)), end=" ")
print()  # expect: 501234 012345 450123 123450 012345 012345 012345 123450 

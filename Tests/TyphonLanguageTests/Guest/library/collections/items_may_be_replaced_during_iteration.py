from collections import deque

d = deque([1, 2, 3])
for i, item in enumerate(d):
    d[i] = item * 2
print(d, list(reversed(d)))  # expect: deque([2, 4, 6]) [6, 4, 2]

from collections import deque

d = deque([1])
d.append(d)
print(d, [d])  # expect: deque([1, [...]]) [deque([1, [...]])]

from collections import deque

d = deque([1, 2], maxlen=3)
d.append(3)
d.appendleft(0)
print(d, len(d))  # expect: deque([0, 1, 2], maxlen=3) 3
print(d.popleft(), d.pop(), d)  # expect: 0 2 deque([1], maxlen=3)

from collections import deque

d = deque(range(5), maxlen=3)
print(d, d.maxlen, deque().maxlen)  # expect: deque([2, 3, 4], maxlen=3) 3 None
d.append(9)
print(d)  # expect: deque([3, 4, 9], maxlen=3)
d.appendleft(7)
d.extend([1, 2])
print(d, d.copy().maxlen, deque("abc", 0))  # expect: deque([4, 1, 2], maxlen=3) 3 deque([], maxlen=0)
d.insert(0, 5)  # expect error: IndexError: deque already at its maximum size

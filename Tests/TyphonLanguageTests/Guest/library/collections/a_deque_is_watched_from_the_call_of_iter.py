from collections import deque

d = deque()
i = iter(d)
d.append(1)
next(i)  # expect error: RuntimeError: deque mutated during iteration

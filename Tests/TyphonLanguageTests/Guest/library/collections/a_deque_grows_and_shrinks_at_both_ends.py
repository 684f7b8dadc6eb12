from collections import deque

d = deque([1, 2])
d.append(3)
d.appendleft(0)
print(d, len(d), d.pop(), d.popleft(), d)  # expect: deque([1, 2]) 4 3 0 deque([1, 2])
d.extend("ab")
d.extendleft("xy")
print(d)  # expect: deque(['y', 'x', 1, 2, 'a', 'b'])

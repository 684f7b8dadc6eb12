from collections import deque

d, seen = deque(), []
for i in range(2000):
    d.append(i)
    if i % 3: seen.append(d.popleft())
while len(d) > 1:
    seen.append(d.popleft())
print(seen == list(range(1999)), d)  # expect: True deque([1999])
for i in range(1000): d.appendleft(-i)
print([d.pop() for _ in range(3)], len(d), d[0], d[-1], d[500])  # expect: [1999, 0, -1] 998 -999 -2 -499

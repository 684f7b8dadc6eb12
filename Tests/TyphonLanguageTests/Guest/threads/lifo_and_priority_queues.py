import queue

s, p = queue.LifoQueue(), queue.PriorityQueue()
for i in (3, 1, 2):
    s.put(i)
    p.put(i)
print([s.get() for _ in range(3)], [p.get() for _ in range(3)])  # expect: [2, 1, 3] [1, 2, 3]

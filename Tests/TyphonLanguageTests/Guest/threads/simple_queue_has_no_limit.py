import queue

q = queue.SimpleQueue()
q.put("a")
print(q.get(), q.empty())  # expect: a True

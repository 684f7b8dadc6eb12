import queue

q = queue.Queue(maxsize=2)
q.put(1); q.put(2)
print(q.full(), q.qsize())  # expect: True 2
try:
    q.put(3, timeout=0.01)
except queue.Full:
    print("full")  # expect: full
print(q.get(), q.get())  # expect: 1 2
try:
    q.get_nowait()
except queue.Empty:
    print("empty")  # expect: empty

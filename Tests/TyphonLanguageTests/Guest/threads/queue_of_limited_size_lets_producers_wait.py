import queue
from threading import Thread

q = queue.Queue(2)
t = Thread(target=lambda: [q.put(i) for i in range(50)])
t.start()
print([q.get() for _ in range(50)] == list(range(50)))  # expect: True
t.join()

import queue
from threading import Thread

q = queue.Queue()
got = []

def consume():
    while (item := q.get()) is not None:
        got.append(item)

t = Thread(target=consume)
t.start()
for i in range(100): q.put(i)
q.put(None)
t.join()
print(got == list(range(100)), q.empty())  # expect: True True

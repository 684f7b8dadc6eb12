# skip-oracle
import queue
from threading import Thread
from transaction import atomic

q, got = queue.Queue(), []

def consume():
    for _ in range(20):
        with atomic:
            got.append(q.get())

t = Thread(target=consume)
t.start()
for i in range(20): q.put(i)
t.join()
print(got == list(range(20)))  # expect: True

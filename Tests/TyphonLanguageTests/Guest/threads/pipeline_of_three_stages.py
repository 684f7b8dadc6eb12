import queue
from threading import Thread

a, b, c = queue.Queue(5), queue.Queue(5), []

def double():
    while (n := a.get()) is not None:
        b.put(n * 2)
    b.put(None)

def collect():
    while (n := b.get()) is not None:
        c.append(n)

ts = [Thread(target=double), Thread(target=collect)]
for t in ts: t.start()
for i in range(100): a.put(i)
a.put(None)
for t in ts: t.join()
print(c == [2 * i for i in range(100)])  # expect: True

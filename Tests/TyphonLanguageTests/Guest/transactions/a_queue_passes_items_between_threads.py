# skip-oracle
import time
from queue import Empty
from threading import Thread
from transaction import atomic, is_atomic, queue

q = queue()
try: q.get(block=False)
except Empty: print("empty", Empty is queue.Empty)  # expect: empty True
try: q.get(timeout=0.01)
except queue.Empty: print("still empty")  # expect: still empty
q.put(1); q.put(None)
print(q.get(), q.get(False))  # expect: 1 None
q.task_done(); q.task_done(); q.join()
try: q.task_done()
except ValueError as e: print(e)  # expect: task_done() called too many times

def produce(start):
    for i in range(start, start + 200): q.put(i)

def consume(got):
    while (item := q.get()) is not None:
        got.append(item)
        q.task_done()
    q.task_done()

got = [[], []]
ts = [Thread(target=produce, args=(n,)) for n in (0, 1000)] + [Thread(target=consume, args=(g,)) for g in got]
for t in ts: t.start()
for t in ts[:2]: t.join()
for _ in got: q.put(None)
q.join()
for t in ts: t.join()
print(sorted(got[0] + got[1]) == [*range(200), *range(1000, 1200)])  # expect: True
for g in got:
    for low in (0, 1000):
        mine = [n for n in g if low <= n < low + 1000]
        assert mine == sorted(mine)

def late():
    time.sleep(0.05)
    q.put("late")
t = Thread(target=late)
t.start()
print(q.get(timeout=10), is_atomic())  # expect: late False
t.join()
with atomic:
    q.put("kept")
    print(q.get())  # expect: kept

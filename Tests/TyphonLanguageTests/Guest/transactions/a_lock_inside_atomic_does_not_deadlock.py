# skip-oracle
from threading import Lock, Thread
from transaction import atomic

lock, n = Lock(), [0]

def one():
    for _ in range(300):
        with atomic:
            with lock:
                n[0] += 1

def other():
    for _ in range(300):
        with lock:
            with atomic:
                n[0] += 1

ts = [Thread(target=f) for f in (one, other, one, other)]
for t in ts: t.start()
for t in ts: t.join()
print(n)  # expect: [1200]

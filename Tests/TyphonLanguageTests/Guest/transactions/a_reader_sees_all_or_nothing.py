# skip-oracle
from threading import Thread
from transaction import atomic

a = b = 0
wrong = []

def write():
    global a, b
    for _ in range(1000):
        with atomic:
            a += 1
            b -= 1

def read():
    for _ in range(1000):
        with atomic:
            if a + b != 0:
                wrong.append((a, b))

ts = [Thread(target=f) for f in (write, read, write, read)]
for t in ts: t.start()
for t in ts: t.join()
print(wrong, a, b)  # expect: [] 2000 -2000

# skip-oracle
from threading import Thread
from transaction import atomic, check

buffer, got = [], []

def produce():
    for i in range(200):
        with atomic:
            check(len(buffer) < 5)
            buffer.append(i)

def consume():
    for _ in range(200):
        with atomic:
            check(buffer)
            got.append(buffer.pop(0))

ts = [Thread(target=f) for f in (produce, consume)]
for t in ts: t.start()
for t in ts: t.join()
print(got == list(range(200)), buffer)  # expect: True []

# skip-oracle
from threading import Thread
from transaction import atomic

n = 0

def work():
    global n
    for _ in range(2000):
        with atomic:
            n += 1

ts = [Thread(target=work) for _ in range(4)]
for t in ts: t.start()
for t in ts: t.join()
print(n)  # expect: 8000

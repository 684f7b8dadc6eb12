# skip-oracle
from threading import Thread
from transaction import atomic, irrevocable

n = 0

def work():
    global n
    for _ in range(100):
        with atomic:
            irrevocable()
            n += 1

ts = [Thread(target=work) for _ in range(3)]
for t in ts: t.start()
for t in ts: t.join()
print(n)  # expect: 300

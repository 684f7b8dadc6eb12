# skip-oracle
from threading import Thread
from transaction import atomic

def numbers():
    n = 0
    while True:
        n += 1
        yield n

g, got = numbers(), []

def work():
    for _ in range(300):
        with atomic:
            got.append(next(g))

ts = [Thread(target=work) for _ in range(3)]
for t in ts: t.start()
for t in ts: t.join()
print(got == list(range(1, 901)))  # expect: True

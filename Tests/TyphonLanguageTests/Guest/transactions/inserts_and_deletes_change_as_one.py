# skip-oracle
from threading import Thread
from transaction import atomic

left, right, wrong = {i: i for i in range(100)}, {}, []

def move(a, b):
    for _ in range(500):
        with atomic:
            if a:
                k = next(iter(a))
                b[k] = a.pop(k)

def look():
    for _ in range(500):
        with atomic:
            if len(left) + len(right) != 100:
                wrong.append(1)

ts = [Thread(target=move, args=(left, right)), Thread(target=move, args=(right, left)), Thread(target=look)]
for t in ts: t.start()
for t in ts: t.join()
print(wrong, sorted({**left, **right}) == list(range(100)))  # expect: [] True

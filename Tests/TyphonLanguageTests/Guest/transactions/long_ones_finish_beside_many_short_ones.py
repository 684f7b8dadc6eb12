# skip-oracle
from threading import Thread
from transaction import atomic

cells, stop = [0] * 200, []

def short():
    i = 0
    while not stop:
        with atomic:
            cells[i % 200] += 1
            cells[(i + 7) % 200] -= 1
        i += 1

ts = [Thread(target=short) for _ in range(2)]
for t in ts: t.start()
for _ in range(20):
    with atomic:
        total = 0
        for c in cells:
            total += c
        assert total == 0, total
stop.append(1)
for t in ts: t.join()
print("done")  # expect: done

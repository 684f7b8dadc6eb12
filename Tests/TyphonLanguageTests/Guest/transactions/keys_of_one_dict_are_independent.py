# skip-oracle
from threading import Thread
from transaction import atomic

d = {i: 0 for i in range(8)}

def work(k):
    for _ in range(500):
        with atomic:
            d[k] += 1
            d[k + 4] -= 1

ts = [Thread(target=work, args=(k,)) for k in range(4)]
for t in ts: t.start()
for t in ts: t.join()
print(d)  # expect: {0: 500, 1: 500, 2: 500, 3: 500, 4: -500, 5: -500, 6: -500, 7: -500}

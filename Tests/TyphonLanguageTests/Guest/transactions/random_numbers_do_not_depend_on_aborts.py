# skip-oracle
import random
from threading import Thread
from transaction import atomic

shared, results = [0], {}

def work(me):
    rng = random.Random(me)
    mine = []
    for _ in range(500):
        with atomic:
            shared[0] += 1
            mine.append(rng.randrange(1000))
    results[me] = mine

ts = [Thread(target=work, args=(i,)) for i in range(3)]
for t in ts: t.start()
for t in ts: t.join()
print(all(results[i] == [r.randrange(1000) for _ in range(500)] for i in range(3) for r in [random.Random(i)]))  # expect: True

# skip-oracle
import random
from threading import Thread
from transaction import atomic

accounts = [100] * 10

def work(seed):
    rng = random.Random(seed)
    for _ in range(1000):
        a, b, amount = rng.randrange(10), rng.randrange(10), rng.randrange(20)
        with atomic:
            accounts[a] -= amount
            assert sum(accounts) == 1000 - amount
            accounts[b] += amount

ts = [Thread(target=work, args=(s,)) for s in range(4)]
for t in ts: t.start()
for t in ts: t.join()
print(sum(accounts))  # expect: 1000

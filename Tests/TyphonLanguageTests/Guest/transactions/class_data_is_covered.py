# skip-oracle
from threading import Thread
from transaction import atomic

class Stats:
    calls = 0
    log = ()

def work():
    for i in range(200):
        with atomic:
            Stats.calls += 1
            Stats.log += (Stats.calls,)

ts = [Thread(target=work) for _ in range(3)]
for t in ts: t.start()
for t in ts: t.join()
print(Stats.calls, Stats.log == tuple(range(1, 601)))  # expect: 600 True

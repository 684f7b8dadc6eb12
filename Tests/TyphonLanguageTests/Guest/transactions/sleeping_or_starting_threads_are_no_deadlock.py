# skip-oracle
import time
from threading import Thread
from transaction import atomic, check

box = []
def put(n):
    with atomic: box.append(n)

def sleep_and_put(n):
    time.sleep(0.05)
    put(n)

def start_and_sleep(n):
    t = Thread(target=sleep_and_put, args=(n,))
    t.start()
    t.join()

def take():
    with atomic:
        check(box)
        return box.pop()

for target in (put, sleep_and_put, start_and_sleep):
    for i in range(3):
        t = Thread(target=target, args=(i,))
        t.start()
        print(take(), sum(take() for _ in range(0)))
        t.join()
# expect: 0 0
# expect: 1 0
# expect: 2 0
# expect: 0 0
# expect: 1 0
# expect: 2 0
# expect: 0 0
# expect: 1 0
# expect: 2 0

# Each waits for what another has just put: somebody always runs.
def relay(source, target):
    for _ in range(100):
        with atomic:
            check(source)
            target.append(source.pop())

rings = [[] for _ in range(4)]
ts = [Thread(target=relay, args=(rings[i], rings[(i + 1) % 4])) for i in range(4)]
for t in ts: t.start()
with atomic: rings[0].append("token")
for t in ts: t.join()
print(rings)  # expect: [['token'], [], [], []]

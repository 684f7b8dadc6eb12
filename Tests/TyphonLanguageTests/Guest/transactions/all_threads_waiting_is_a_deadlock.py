# skip-oracle
from threading import Lock, Thread
from transaction import Deadlock, atomic, check, retry

flag, found = [], []
def wait():
    try:
        with atomic: check(flag)
    except Deadlock as e:
        found.append("deadlock")
        with atomic: flag.append(1)

# The main thread waits for a thread to end, the last of the others to sleep reports it.
for count in (1, 2, 5):
    flag.clear()
    ts = [Thread(target=wait) for _ in range(count)]
    for t in ts: t.start()
    for t in ts: t.join()
    print(count, found)
    found.clear()
# expect: 1 ['deadlock']
# expect: 2 ['deadlock']
# expect: 5 ['deadlock']

# A lock's waiter completes it.
lock, flag = Lock(), []
def hold():
    with lock:
        try:
            with atomic: check(flag)
        except Deadlock:
            print("holder")  # expect: holder
t = Thread(target=hold)
t.start()
while not lock.locked(): pass
with lock: pass
t.join()

# A thread that ends completes it.
t = Thread(target=lambda: sum(range(10000)))
t.start()
try:
    with atomic: retry()
except Deadlock:
    print("alone")  # expect: alone
t.join()

# Native code above the block.
t = Thread(target=lambda: print(sum(waiting() for _ in range(1))))  # expect: 7
def waiting():
    try:
        with atomic: retry()
    except Deadlock:
        return 7
t.start()
t.join()

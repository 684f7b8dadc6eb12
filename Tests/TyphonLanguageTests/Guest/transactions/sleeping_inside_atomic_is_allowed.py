# skip-oracle
import time
from threading import Thread
from transaction import atomic

def work():
    with atomic:
        time.sleep(0.01)

ts = [Thread(target=work) for _ in range(3)]
for t in ts: t.start()
for t in ts: t.join()
print("done")  # expect: done

# skip-oracle
from threading import Thread
from transaction import atomic, retry

ready, log = [], []

def wait():
    with atomic:
        log.append("tried")
        print("printed once")
        if not ready:
            retry()

t = Thread(target=wait)
t.start()
t.join(0.05)
print(log)  # expect: []
ready.append(1)
t.join()  # expect: printed once
print(log)  # expect: ['tried']

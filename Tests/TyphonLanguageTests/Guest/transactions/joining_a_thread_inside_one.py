# skip-oracle
from threading import Thread
from transaction import atomic

log = []
t = Thread(target=lambda: log.append("ran"))
t.start()
with atomic:
    t.join()
    print(log)  # expect: ['ran']

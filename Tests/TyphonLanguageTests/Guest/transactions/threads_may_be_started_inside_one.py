# skip-oracle
from threading import Thread
from transaction import atomic

log = []
with atomic:
    t = Thread(target=lambda: log.append("ran"))
    t.start()
    log.append("block")
t.join()
print(log)  # expect: ['block', 'ran']

import time
from threading import Thread

log = []

def work():
    time.sleep(0.05)
    log.append("done")

t = Thread(target=work)
t.start()
t.join()
print(log)  # expect: ['done']

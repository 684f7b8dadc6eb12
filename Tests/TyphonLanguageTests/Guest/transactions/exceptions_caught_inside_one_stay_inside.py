# skip-oracle
from threading import Thread
from transaction import atomic

n = 0

def work():
    global n
    for i in range(300):
        with atomic:
            try:
                n += 1
                if i % 3 == 0:
                    raise KeyError(i)
            except KeyError:
                n += 1
            finally:
                n += 1

ts = [Thread(target=work) for _ in range(3)]
for t in ts: t.start()
for t in ts: t.join()
print(n)  # expect: 2100

# skip-oracle
from threading import Thread
from transaction import atomic

state = {"n": 0}

def work():
    for _ in range(20):
        with atomic:
            state["n"] += 1

ts = [Thread(target=work) for _ in range(100)]
for t in ts: t.start()
for t in ts: t.join()
print(state)  # expect: {'n': 2000}

# skip-oracle
from threading import Thread
from transaction import atomic, check

state = {"n": 0}

def wait():
    with atomic:
        check(state["n"] >= 3)
        print("n is", state["n"])

t = Thread(target=wait)
t.start()
for _ in range(3):
    with atomic:
        state["n"] += 1
t.join()  # expect: n is 3

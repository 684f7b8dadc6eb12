# skip-oracle
from threading import Thread
from transaction import atomic

state = [1, ""]

def work():
    for _ in range(100):
        with atomic:
            state[0] = state[0] * 3 + 1
            state[1] += "x"

ts = [Thread(target=work) for _ in range(3)]
for t in ts: t.start()
for t in ts: t.join()
n = 1
for _ in range(300): n = n * 3 + 1
print(state[0] == n, state[1] == "x" * 300)  # expect: True True

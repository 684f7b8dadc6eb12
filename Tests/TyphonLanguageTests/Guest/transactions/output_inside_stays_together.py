# skip-oracle
from threading import Thread
from transaction import atomic

def work():
    for _ in range(3):
        with atomic:
            print("a", end="")
            print("b", end="")
            print("c")

ts = [Thread(target=work) for _ in range(2)]
for t in ts: t.start()
for t in ts: t.join()
# expect: abc
# expect: abc
# expect: abc
# expect: abc
# expect: abc
# expect: abc

# skip-oracle
from threading import Thread
from transaction import atomic, retry

box = []

def consume():
    with atomic:
        if not box:
            retry()
        print("got", box.pop())

t = Thread(target=consume)
t.start()
with atomic:
    box.append(5)
t.join()  # expect: got 5

# skip-oracle
from threading import Thread
from transaction import atomic

xs = []

def work():
    with atomic:
        xs.append(1)
        raise ValueError("inside")

t = Thread(target=work)
t.start()
t.join()
with atomic:
    print(xs)  # expect: [1]
# expect stderr: ValueError: inside

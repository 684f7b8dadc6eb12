# skip-oracle
from threading import Thread
from transaction import atomic

class Pair:
    def __init__(self): self.a = self.b = 0
    def step(self):
        self.a += 1
        self.b += self.a

p = Pair()

def work():
    for _ in range(300):
        with atomic:
            p.step()

ts = [Thread(target=work) for _ in range(3)]
for t in ts: t.start()
for t in ts: t.join()
print(p.a, p.b)  # expect: 900 405450

# skip-oracle
from threading import Thread
from transaction import atomic

xs = list(range(100))

def work(reverse):
    for _ in range(50):
        with atomic:
            xs.sort(key=lambda n: -n if reverse else n)
            assert xs[0] == (99 if reverse else 0)

ts = [Thread(target=work, args=(r,)) for r in (True, False)]
for t in ts: t.start()
for t in ts: t.join()
print(sorted(xs) == list(range(100)))  # expect: True

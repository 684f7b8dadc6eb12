from threading import Thread

class Counter:
    n = 0

c = Counter()

def work():
    for _ in range(1000):
        c.n += 1

ts = [Thread(target=work) for _ in range(4)]
for t in ts: t.start()
for t in ts: t.join()
print(0 < c.n <= 4000)  # expect: True

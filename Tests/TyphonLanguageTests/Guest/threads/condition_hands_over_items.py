from threading import Condition, Thread

ready, items, got = Condition(), [], []

def consume():
    for _ in range(3):
        with ready:
            while not items:
                ready.wait()
            got.append(items.pop(0))

t = Thread(target=consume)
t.start()
for i in range(3):
    with ready:
        items.append(i)
        ready.notify()
t.join()
print(got)  # expect: [0, 1, 2]

from threading import Thread

xs, stop = [], []

def change():
    n = 0
    while not stop:
        xs.append(n)
        xs[:1] = []
        xs.extend(range(5))
        del xs[:5]
        n += 1

t = Thread(target=change)
t.start()
for _ in range(2000):
    copy = list(xs)
    assert all(isinstance(x, int) for x in copy)
    xs[-3:], xs * 2, sorted(xs), sum(xs)
stop.append(1)
t.join()
print("done")  # expect: done

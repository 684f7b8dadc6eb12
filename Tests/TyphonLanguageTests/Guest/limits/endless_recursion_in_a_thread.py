from threading import Thread

caught = []

def f():
    f()

def work():
    try:
        f()
    except RecursionError:
        caught.append(1)

ts = [Thread(target=work) for _ in range(4)]
for t in ts: t.start()
for t in ts: t.join()
print(caught)  # expect: [1, 1, 1, 1]

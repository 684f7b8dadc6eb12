from threading import Lock, Thread

lock = Lock()
n = 0

def work():
    global n
    for _ in range(1000):
        with lock:
            n += 1

ts = [Thread(target=work) for _ in range(4)]
for t in ts: t.start()
for t in ts: t.join()
print(n)  # expect: 4000

from threading import Lock, Semaphore, Thread

door, lock = Semaphore(2), Lock()
inside, most = 0, 0

def work():
    global inside, most
    for _ in range(50):
        with door:
            with lock:
                inside += 1
                most = max(most, inside)
            with lock:
                inside -= 1

ts = [Thread(target=work) for _ in range(5)]
for t in ts: t.start()
for t in ts: t.join()
print(most <= 2, inside)  # expect: True 0

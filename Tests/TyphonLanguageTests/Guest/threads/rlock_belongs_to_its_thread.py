from threading import RLock, Thread

lock = RLock()
seen = []
with lock:
    t = Thread(target=lambda: seen.append(lock.acquire(blocking=False)))
    t.start()
    t.join()
print(seen)  # expect: [False]

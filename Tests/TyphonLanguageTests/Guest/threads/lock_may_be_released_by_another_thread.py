from threading import Lock, Thread

lock = Lock()
lock.acquire()
Thread(target=lock.release).start()
print(lock.acquire(timeout=5))  # expect: True

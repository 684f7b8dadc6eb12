from threading import Lock

lock = Lock()
print(lock.acquire(), lock.locked(), lock.acquire(blocking=False), lock.acquire(timeout=0.01))  # expect: True True False False
lock.release()
print(lock.locked())  # expect: False
lock.release()  # expect error: RuntimeError: release unlocked lock

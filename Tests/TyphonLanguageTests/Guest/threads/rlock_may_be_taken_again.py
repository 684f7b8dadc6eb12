from threading import RLock

lock = RLock()
with lock:
    with lock:
        print("twice")  # expect: twice
lock.release()  # expect error: RuntimeError: cannot release un-acquired lock

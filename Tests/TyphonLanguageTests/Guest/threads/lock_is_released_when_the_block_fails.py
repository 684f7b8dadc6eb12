from threading import Lock

lock = Lock()
try:
    with lock:
        1 / 0
except ZeroDivisionError:
    print(lock.locked())  # expect: False

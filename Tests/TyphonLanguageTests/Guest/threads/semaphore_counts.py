from threading import BoundedSemaphore, Semaphore

s = Semaphore(2)
print(s.acquire(), s.acquire(), s.acquire(blocking=False), s.acquire(timeout=0.01))  # expect: True True False False
s.release()
print(s.acquire(blocking=False))  # expect: True
BoundedSemaphore(1).release()  # expect error: ValueError: Semaphore released too many times

import _thread

lock = _thread.allocate_lock()
lock.acquire()
_thread.start_new_thread(lambda n: (print("ran", n), lock.release()), (5,))
lock.acquire()  # expect: ran 5

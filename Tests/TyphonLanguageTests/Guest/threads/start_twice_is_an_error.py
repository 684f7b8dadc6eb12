from threading import Thread

t = Thread(target=int)
t.start()
t.join()
t.start()  # expect error: RuntimeError: threads can only be started once

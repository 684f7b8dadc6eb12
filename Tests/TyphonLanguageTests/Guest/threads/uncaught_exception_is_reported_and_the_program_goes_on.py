from threading import Thread

def work():
    raise ValueError("lost")

t = Thread(target=work)
t.start()
t.join()
print("alive")  # expect: alive
# expect stderr: Exception in thread Thread-1 (work):
# expect stderr: Traceback (most recent call last):
# expect stderr: raise ValueError("lost")
# expect stderr: ValueError: lost

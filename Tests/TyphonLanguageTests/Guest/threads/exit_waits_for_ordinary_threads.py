import time
from threading import Thread

def work():
    time.sleep(0.05)
    print("second")

Thread(target=work).start()
print("first")
# expect: first
# expect: second

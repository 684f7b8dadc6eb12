import sys
from threading import Thread

t = Thread(target=sys.exit, args=(3,))
t.start()
t.join()
print("alive")  # expect: alive

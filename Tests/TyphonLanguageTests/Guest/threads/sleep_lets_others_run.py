import time
from threading import Thread

start = time.monotonic()
ts = [Thread(target=time.sleep, args=(0.1,)) for _ in range(10)]
for t in ts: t.start()
for t in ts: t.join()
print(time.monotonic() - start < 0.8)  # expect: True

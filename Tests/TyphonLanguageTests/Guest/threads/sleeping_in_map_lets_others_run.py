import time
from threading import Thread

def rest(results):
    results.extend(map(time.sleep, [0.1] * 3))
    sum(time.sleep(0.1) or 1 for _ in range(2))

results = [[] for _ in range(6)]
ts = [Thread(target=rest, args=(r,)) for r in results]
begin = time.monotonic()
for t in ts: t.start()
for t in ts: t.join()
spent = time.monotonic() - begin
print(0.5 <= spent < 2.5, results == [[None] * 3] * 6)  # expect: True True

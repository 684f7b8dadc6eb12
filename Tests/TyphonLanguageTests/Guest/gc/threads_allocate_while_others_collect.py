import gc
from threading import Thread

def work():
    kept = []
    for i in range(20000):
        kept.append([i, str(i)])
        if len(kept) > 100:
            assert kept[0][1] == str(kept[0][0])
            kept.clear()

ts = [Thread(target=work) for _ in range(3)]
for t in ts: t.start()
for _ in range(10): gc.collect()
for t in ts: t.join()
print("alive")  # expect: alive

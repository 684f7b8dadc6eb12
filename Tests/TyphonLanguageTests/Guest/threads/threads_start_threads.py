from threading import Lock, Thread

count, lock = [], Lock()

def grow(depth):
    with lock:
        count.append(depth)
    if depth:
        ts = [Thread(target=grow, args=(depth - 1,)) for _ in range(2)]
        for t in ts: t.start()
        for t in ts: t.join()

grow(4)
print(len(count))  # expect: 31

from collections import deque
from threading import Thread

d, taken = deque(), []

def put():
    for i in range(300): d.append(i)

def take():
    count = 0
    while count < 300:
        try:
            taken.append(d.popleft())
            count += 1
        except IndexError:
            pass

threads = [Thread(target=f) for f in (put, put, take, take)]
for t in threads: t.start()
for t in threads: t.join()
print(sorted(taken) == sorted([*range(300)] * 2), len(d))  # expect: True 0

from itertools import count
from threading import Thread

numbers, got = count(), []

def work():
    for _ in range(500):
        got.append(next(numbers))

threads = [Thread(target=work) for _ in range(4)]
for t in threads: t.start()
for t in threads: t.join()
print(sorted(got) == list(range(2000)), numbers)  # expect: True count(2000)

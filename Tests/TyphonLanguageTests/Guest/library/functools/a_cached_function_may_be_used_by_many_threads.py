from functools import lru_cache
from threading import Thread

@lru_cache(maxsize=20)
def double(x): return 2 * x

wrong = []

def work(start):
    for i in range(500):
        x = (start + i * 7) % 30
        if double(x) != 2 * x:
            wrong.append(x)

threads = [Thread(target=work, args=(i,)) for i in range(4)]
for t in threads: t.start()
for t in threads: t.join()
info = double.cache_info()
print(wrong, info.currsize, info.hits + info.misses)  # expect: [] 20 2000
print(sorted(double(x) for x in range(30)) == [2 * x for x in range(30)])  # expect: True

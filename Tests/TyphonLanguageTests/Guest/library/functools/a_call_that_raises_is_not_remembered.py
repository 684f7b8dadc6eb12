from functools import cache

@cache
def f(x): return 1 / x

for x in (0, 0, 1, 1):
    try:
        f(x)
    except ZeroDivisionError:
        pass
print(f.cache_info())  # expect: CacheInfo(hits=1, misses=3, maxsize=None, currsize=1)

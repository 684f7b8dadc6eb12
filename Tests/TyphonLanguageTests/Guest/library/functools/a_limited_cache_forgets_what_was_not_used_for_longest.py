from functools import lru_cache

calls = []

@lru_cache(maxsize=2)
def f(x):
    calls.append(x)
    return x

for x in (1, 2, 1, 3, 1, 2):
    f(x)
print(calls)  # expect: [1, 2, 3, 2]
print(f.cache_info())  # expect: CacheInfo(hits=2, misses=4, maxsize=2, currsize=2)

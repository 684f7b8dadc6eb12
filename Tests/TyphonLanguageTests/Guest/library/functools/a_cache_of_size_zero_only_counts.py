from functools import lru_cache

@lru_cache(maxsize=0)
def f(x): return x

f(1), f(1)
print(f.cache_info(), f.cache_parameters())  # expect: CacheInfo(hits=0, misses=2, maxsize=0, currsize=0) {'maxsize': 0, 'typed': False}
print(lru_cache(maxsize=-5)(len).cache_parameters())  # expect: {'maxsize': 0, 'typed': False}

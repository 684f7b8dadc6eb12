from functools import lru_cache

@lru_cache
def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)

print(fibonacci(120), fibonacci.cache_info())  # expect: 5358359254990966640871840 CacheInfo(hits=118, misses=121, maxsize=128, currsize=121)

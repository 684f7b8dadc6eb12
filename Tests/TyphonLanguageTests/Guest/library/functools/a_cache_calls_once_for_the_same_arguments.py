from functools import cache

calls = []

@cache
def square(n):
    calls.append(n)
    return n * n

print([square(n) for n in (2, 3, 2, 2, 3)], calls)  # expect: [4, 9, 4, 4, 9] [2, 3]
print(square.cache_info())  # expect: CacheInfo(hits=3, misses=2, maxsize=None, currsize=2)
print(square.cache_parameters())  # expect: {'maxsize': None, 'typed': False}
square.cache_clear()
print(square.cache_info())  # expect: CacheInfo(hits=0, misses=0, maxsize=None, currsize=0)

from functools import lru_cache

@lru_cache
def f(**keywords): return list(keywords)

print(f(a=1, b=2), f(b=2, a=1), f.cache_info().misses)  # expect: ['a', 'b'] ['b', 'a'] 2

from functools import lru_cache

plain, typed = lru_cache(lambda x, y=0: type(x)), lru_cache(typed=True)(lambda x, y=0: type(x))
print(plain(3, 0), plain(3.0, 0), typed(3, 0), typed(3.0, 0))  # expect: <class 'int'> <class 'int'> <class 'int'> <class 'float'>
print(plain(1), plain(1.0), plain(True))  # expect: <class 'int'> <class 'float'> <class 'float'>
print(typed(y=1, x=1), typed(y=1.0, x=1), typed.cache_info().misses)  # expect: <class 'int'> <class 'int'> 4

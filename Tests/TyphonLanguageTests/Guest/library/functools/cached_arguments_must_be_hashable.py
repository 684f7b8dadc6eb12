from functools import lru_cache

lru_cache(lambda x: x)([])  # expect error: TypeError: unhashable type: 'list'

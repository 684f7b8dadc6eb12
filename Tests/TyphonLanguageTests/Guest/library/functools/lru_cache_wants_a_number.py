from functools import lru_cache

lru_cache(maxsize="many")  # expect error: TypeError: Expected first argument to be an integer, a callable, or None

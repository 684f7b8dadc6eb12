from functools import lru_cache, cache

class A:
    @lru_cache(maxsize=None)
    def method(self, x): return [x]
    @classmethod
    @cache
    def other(cls, x): return [cls.__name__, x]

a, b = A(), A()
print(a.method(1) is a.method(1), a.method(1) is b.method(1), A.method.cache_info().currsize)  # expect: True False 2
print(A.other(1) is a.other(1), a.other(2))  # expect: True ['A', 2]

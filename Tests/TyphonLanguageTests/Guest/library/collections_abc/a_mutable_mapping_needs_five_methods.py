from collections.abc import MutableMapping

class Lower(MutableMapping):
    def __init__(self, *args, **kwargs):
        self.store = {}
        self.update(*args, **kwargs)
    def __getitem__(self, key): return self.store[key.lower()]
    def __setitem__(self, key, value): self.store[key.lower()] = value
    def __delitem__(self, key): del self.store[key.lower()]
    def __iter__(self): return iter(self.store)
    def __len__(self): return len(self.store)

m = Lower({"A": 1}, B=2)
m.update([("C", 3)], self=4)
print(dict(m), "c" in m, m["SELF"])  # expect: {'a': 1, 'b': 2, 'c': 3, 'self': 4} True 4
print(m.pop("a"), m.pop("a", 0), m.setdefault("B", 9), m.setdefault("D", 9), m.popitem())  # expect: 1 0 2 9 ('b', 2)
m.clear()
print(len(m), bool(m))  # expect: 0 False
m.pop("x")  # expect error: KeyError: 'x'

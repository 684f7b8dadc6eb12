from collections import UserDict

class Upper(UserDict):
    def __setitem__(self, key, value): super().__setitem__(key.upper(), value)
    def __missing__(self, key): return "no " + key

d = Upper({"a": 1}, b=2)
d.update(c=3)
d.setdefault("d", 4)
print(d, d["z"], d.data, len(d), "A" in d, d | {"e": 5}, d.copy() == d)  # expect: {'A': 1, 'B': 2, 'C': 3} no z {'A': 1, 'B': 2, 'C': 3} 3 True {'A': 1, 'B': 2, 'C': 3, 'E': 5} True
print(type(Upper.fromkeys("xy")).__name__, d.pop("A"), UserDict([(1, 2)]))  # expect: Upper 1 {1: 2}
UserDict()["k"]  # expect error: KeyError: 'k'

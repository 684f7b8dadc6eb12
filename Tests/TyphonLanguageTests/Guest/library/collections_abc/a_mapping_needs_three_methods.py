from collections.abc import Mapping

class Squares(Mapping):
    def __len__(self): return 3
    def __iter__(self): return iter(range(3))
    def __getitem__(self, key):
        if key in range(3): return key * key
        raise KeyError(key)

m = Squares()
print(dict(m), list(m.items()), list(m.values()), 2 in m, 5 in m)  # expect: {0: 0, 1: 1, 2: 4} [(0, 0), (1, 1), (2, 4)] [0, 1, 4] True False
print(m.get(2), m.get(5), m.get(5, "none"), m == {0: 0, 1: 1, 2: 4}, m == 3)  # expect: 4 None none True False
print(m.keys() & {1, 7}, m.keys() == {0, 1, 2}, (2, 4) in m.items(), (2, 5) in m.items(), len(m.values()))  # expect: {1} True True False 3
m[5]  # expect error: KeyError: 5

from collections import OrderedDict

class Cache(OrderedDict):
    def __init__(self, size):
        super().__init__()
        self.size = size
    def __getitem__(self, key):
        self.move_to_end(key)
        return super().__getitem__(key)
    def __setitem__(self, key, value):
        super().__setitem__(key, value)
        if len(self) > self.size: self.popitem(last=False)

c = Cache(3)
for i in range(3): c[i] = i * i
c[0]
c[9] = 81
print(list(c), 1 in c)  # expect: [2, 0, 9] False

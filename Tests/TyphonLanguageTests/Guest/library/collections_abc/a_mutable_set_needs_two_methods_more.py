from collections.abc import MutableSet

class Numbers(MutableSet):
    def __init__(self, items=()): self.items = sorted(set(items))
    def __iter__(self): return iter(list(self.items))
    def __contains__(self, item): return item in self.items
    def __len__(self): return len(self.items)
    def add(self, item): self.items = sorted({*self.items, item})
    def discard(self, item): self.items = [i for i in self.items if i != item]

s = Numbers([1, 2, 3])
s |= [7]
s -= {1}
s ^= [2, 9]
print(s.items)  # expect: [3, 7, 9]
s &= [3, 7]
print(s.items, s.pop(), s.items)  # expect: [3, 7] 3 [7]
s.clear()
s.remove(7)  # expect error: KeyError: 7

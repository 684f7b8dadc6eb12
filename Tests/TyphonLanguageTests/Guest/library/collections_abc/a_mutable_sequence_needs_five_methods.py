from collections.abc import MutableSequence

class Items(MutableSequence):
    def __init__(self, *items): self.items = list(items)
    def __len__(self): return len(self.items)
    def __getitem__(self, index): return self.items[index]
    def __setitem__(self, index, value): self.items[index] = value
    def __delitem__(self, index): del self.items[index]
    def insert(self, index, value): self.items.insert(index, value)

s = Items(1, 2)
s.append(3)
s.extend([4, 5])
s += s
print(s.items)  # expect: [1, 2, 3, 4, 5, 1, 2, 3, 4, 5]
print(s.pop(), s.pop(0), s.items)  # expect: 5 1 [2, 3, 4, 5, 1, 2, 3, 4]
s.remove(5)
s.reverse()
print(s.items)  # expect: [4, 3, 2, 1, 4, 3, 2]
s.clear()
print(s.items)  # expect: []
s.pop()  # expect error: IndexError: list index out of range

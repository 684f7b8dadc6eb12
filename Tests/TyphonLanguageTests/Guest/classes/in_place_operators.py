class Bag:
    def __init__(self): self.items = []
    def __iadd__(self, x):
        self.items.append(x)
        return self

b = c = Bag()
b += 1
b += 2
print(b.items, b is c)  # expect: [1, 2] True

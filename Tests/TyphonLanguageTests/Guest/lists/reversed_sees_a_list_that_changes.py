items = [1, 2, 3, 4]
walk = reversed(items)
print(next(walk))  # expect: 4
items[2] = "new"
print(next(walk))  # expect: new
items.clear()
print(list(walk), list(walk))  # expect: [] []


class Shouting(list):
    def __getitem__(self, index):
        return str(list.__getitem__(self, index)) + "!"


print(list(reversed(Shouting([1, 2]))), list(reversed([])), list(reversed(range(3))))  # expect: [2, 1] [] [2, 1, 0]

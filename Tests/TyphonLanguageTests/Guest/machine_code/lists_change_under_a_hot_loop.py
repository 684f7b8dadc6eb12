def grow(items, limit):
    for x in items:
        if len(items) < limit: items.append(x + 1)
    return len(items)
print(grow([0], 3000))  # expect: 3000
def shrink(items):
    seen = 0
    for x in items:
        items.pop()
        seen += 1
    return seen
print(shrink(list(range(3000))))  # expect: 1500
class Strange(list):
    def __getitem__(self, i): return "strange"
    def __setitem__(self, i, v): self.stored = i
def first(items): return items[0]
def store(items, i, v): items[i] = v
for _ in range(2000): first([1])
items = [1, 2, 3]
for _ in range(2000): store(items, 1, 5)
strange = Strange([1])
store(strange, 7, 0)
store(items, -1, "last")
store({}, 1, 2)
print(first(strange), strange.stored, items, first({0: "zero"}), first("text"), first((9,)))  # expect: strange 7 [1, 5, 'last'] zero t 9
for bad in ([], (), ""):
    try: first(bad)
    except IndexError as e: print(e)
# expect: list index out of range
# expect: tuple index out of range
# expect: string index out of range

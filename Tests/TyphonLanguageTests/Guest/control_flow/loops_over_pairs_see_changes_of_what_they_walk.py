items = ["a", "b"]
for i, x in enumerate(items):
    if i < 2:
        items.append(x + x)
print(items)  # expect: ['a', 'b', 'aa', 'bb']

for n, c in enumerate("xy", 10):
    print(n, c)
# expect: 10 x
# expect: 11 y

counting = enumerate([7, 8, 9])
for i, x in counting:
    print(i, x, next(counting))  # expect: 0 7 (1, 8)
    break
print(list(counting))  # expect: [(2, 9)]

short, long = [1, 2], iter([5, 6, 7])
for a, b in zip(short, long):
    print(a, b)
# expect: 1 5
# expect: 2 6
print(list(long))  # expect: [7]

first = iter([1, 2, 3, 4])
print([(a, b) for a, b in zip(first, first)])  # expect: [(1, 2), (3, 4)]

table = {"k": 1, "l": 2}
for key, value in table.items():
    table[key] = value * 10
print(table)  # expect: {'k': 10, 'l': 20}
try:
    for key, value in table.items():
        table[key + key] = value
except RuntimeError as error:
    print(error)  # expect: dictionary changed size during iteration

pair = None
for pair in enumerate("z"):
    i, x = pair
print(pair, i, x)  # expect: (0, 'z') 0 z

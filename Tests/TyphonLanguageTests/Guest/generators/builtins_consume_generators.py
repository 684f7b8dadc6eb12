def count(n):
    for i in range(n): yield i

print(sum(count(5)), sum(count(5), 10), sum(x * 0.5 for x in range(10)))  # expect: 10 20 22.5
print(any(x > 3 for x in count(5)), all(x > 3 for x in count(5)))  # expect: True False
print(list(count(3)), tuple(count(3)), sorted(-x for x in count(3)))  # expect: [0, 1, 2] (0, 1, 2) [-2, -1, 0]
print(min(count(3)), max(count(3)), len(set(count(3))), len(frozenset(count(3))))  # expect: 0 2 3 3
print(dict((x, x * x) for x in count(3)), "-".join(str(x) for x in count(3)))  # expect: {0: 0, 1: 1, 2: 4} 0-1-2
items = [9]
items.extend(count(2))
print(items, list(map(lambda x: x + 1, [1, 2])))  # expect: [9, 0, 1] [2, 3]
gen = count(5)
print(any(x == 1 for x in gen), list(gen))  # expect: True [2, 3, 4]

class Keys:
    def keys(self): return ["a"]
    def __getitem__(self, key): return key.upper()
print(dict(Keys()))  # expect: {'a': 'A'}

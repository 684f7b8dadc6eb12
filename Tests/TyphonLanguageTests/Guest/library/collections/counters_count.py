from collections import Counter

c = Counter("abracadabra")
print(c, c["a"], c["z"], "z" in c, c.total())  # expect: Counter({'a': 5, 'b': 2, 'r': 2, 'c': 1, 'd': 1}) 5 0 False 11
print(c.most_common(2), c.most_common()[-1], "".join(sorted(c.elements())))  # expect: [('a', 5), ('b', 2)] ('d', 1) aaaaabbcdrr
print(Counter(a=3, b=1, c=2), Counter({"x": 1}), Counter(), Counter([1, 1.0, True]))  # expect: Counter({'a': 3, 'c': 2, 'b': 1}) Counter({'x': 1}) Counter() Counter({1: 3})
del c["nothing"]
c.update("zz", y=5)
c.subtract({"a": 10}, b=1)
print(c)  # expect: Counter({'y': 5, 'r': 2, 'z': 2, 'b': 1, 'c': 1, 'd': 1, 'a': -5})

from collections import Counter, OrderedDict, defaultdict

c = Counter("banana")
d = defaultdict(list)
d["x"].append(1)
print(c.most_common(1), c["z"], dict(d), list(OrderedDict(b=1, a=2)))  # expect: [('a', 3)] 0 {'x': [1]} ['b', 'a']

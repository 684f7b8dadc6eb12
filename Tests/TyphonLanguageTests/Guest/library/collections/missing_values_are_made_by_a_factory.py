from collections import defaultdict

d = defaultdict(list)
d["a"].append(1)
d["b"]
print(d, d.get("c"), "c" in d, d.default_factory)  # expect: defaultdict(<class 'list'>, {'a': [1], 'b': []}) None False <class 'list'>
counts = defaultdict(int, a=1)
for letter in "abca": counts[letter] += 1
print(dict(counts), counts == {"a": 3, "b": 1, "c": 1})  # expect: {'a': 3, 'b': 1, 'c': 1} True
defaultdict()["x"]  # expect error: KeyError: 'x'

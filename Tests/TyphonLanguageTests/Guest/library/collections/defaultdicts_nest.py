from collections import defaultdict

def tree(): return defaultdict(tree)

t = tree()
t["a"]["b"]["c"] = 1
print(dict(t["a"]["b"]), list(t["a"]))  # expect: {'c': 1} ['b']

class Doubling(defaultdict):
    def __missing__(self, key):
        self[key] = value = key * 2
        return value

d = Doubling()
print(d["ab"], d)  # expect: abab Doubling(None, {'ab': 'abab'})

from collections import ChainMap

base, local = {"a": 1, "b": 2}, {"b": 3}
c = ChainMap(local, base)
print(c, c["a"], c["b"], c.get("z"), "a" in c, len(c), list(c), dict(c))  # expect: ChainMap({'b': 3}, {'a': 1, 'b': 2}) 1 3 None True 2 ['a', 'b'] {'a': 1, 'b': 3}
c["a"] = 9
print(local, base, c.parents, c.new_child({"q": 1}), c.new_child(r=2))  # expect: {'b': 3, 'a': 9} {'a': 1, 'b': 2} ChainMap({'a': 1, 'b': 2}) ChainMap({'q': 1}, {'b': 3, 'a': 9}, {'a': 1, 'b': 2}) ChainMap({'r': 2}, {'b': 3, 'a': 9}, {'a': 1, 'b': 2})
del c["a"]
del c["a"]  # expect error: KeyError: "Key not found in the first mapping: 'a'"

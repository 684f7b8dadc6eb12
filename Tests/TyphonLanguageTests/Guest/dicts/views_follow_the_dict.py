d = {"a": 1}
keys, values, items = d.keys(), d.values(), d.items()
d["b"] = 2
print(keys, values, items)  # expect: dict_keys(['a', 'b']) dict_values([1, 2]) dict_items([('a', 1), ('b', 2)])
print(len(keys), "b" in keys, ("a", 1) in items, 2 in values)  # expect: 2 True True True
print(sorted(keys & {"a", "z"}), sorted(keys | {"z"}), list(reversed(keys)))  # expect: ['a'] ['a', 'b', 'z'] ['b', 'a']

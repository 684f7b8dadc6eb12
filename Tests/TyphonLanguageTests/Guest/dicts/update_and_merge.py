d = {"a": 1}
d.update({"b": 2}, c=3)
d.update([("a", 0)])
print(d, {**d, "a": 5}, d | {"z": 1})  # expect: {'a': 0, 'b': 2, 'c': 3} {'a': 5, 'b': 2, 'c': 3} {'a': 0, 'b': 2, 'c': 3, 'z': 1}
d |= {"y": 2}
print(len(d))  # expect: 4

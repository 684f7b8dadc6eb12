f = frozenset("ab")
d = {f: 1}
print(d[frozenset("ba")], f == {"a", "b"}, len(f | {"c"}), type(f & {"a"}).__name__)  # expect: 1 True 3 frozenset
f.add("z")  # expect error: AttributeError: 'frozenset' object has no attribute 'add'

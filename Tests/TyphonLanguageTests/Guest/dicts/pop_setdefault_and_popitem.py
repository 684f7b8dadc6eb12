d = {"a": 1, "b": 2, "c": 3}
print(d.pop("a"), d.pop("z", None), d.popitem(), d)  # expect: 1 None ('c', 3) {'b': 2}
print(d.setdefault("b", 9), d.setdefault("n", []), d)  # expect: 2 [] {'b': 2, 'n': []}
d.pop("q")  # expect error: KeyError: 'q'

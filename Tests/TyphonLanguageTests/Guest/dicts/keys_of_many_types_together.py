d = {1: "int", "1": "str", (1,): "tuple", 1.5: "float", None: "none", b"1": "bytes", frozenset([1]): "set", int: "type", len: "function"}
print([d[k] for k in (1, "1", (1,), 1.5, None, b"1", frozenset([1]), int, len)] == list(d.values()), True in d, 1.0 in d)  # expect: True True True

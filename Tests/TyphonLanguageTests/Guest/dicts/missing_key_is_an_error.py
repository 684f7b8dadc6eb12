d = {"a": 1}
print(d.get("x"), d.get("x", 5), "a" in d, "x" not in d)  # expect: None 5 True True
d["x"]  # expect error: KeyError: 'x'

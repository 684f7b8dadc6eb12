a = "".join(["he", "llo"])
print(a == "hello", hash(a) == hash("hello"), {"hello": 1}[a])  # expect: True True 1

s = "filename.txt"
print(s.startswith("file"), s.endswith((".py", ".txt")), s.startswith("name", 4))  # expect: True True True
print(s.startswith(""), s.endswith("x"), s.startswith(()))  # expect: True False False

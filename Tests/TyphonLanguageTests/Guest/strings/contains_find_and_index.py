s = "hello world"
print("lo w" in s, "x" not in s, "" in s)  # expect: True True True
print(s.find("o"), s.rfind("o"), s.find("z"), s.find("o", 5), s.find("o", 5, 6))  # expect: 4 7 -1 7 -1
print(s.count("l"), s.count(""), s.index("w"))  # expect: 3 12 6
s.index("z")  # expect error: ValueError: substring not found

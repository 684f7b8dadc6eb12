from collections import deque

d = deque("abc")
d.insert(1, "x")
d.insert(-1, "y")
d.insert(99, "z")
d.insert(-99, "w")
print("".join(d))  # expect: waxbycz
d.remove("x")
d.reverse()
print("".join(d), d.index("y"), d.index("b", 2), d.count("a"), "c" in d, "q" in d)  # expect: zcybaw 2 3 1 True False
d.remove("q")  # expect error: ValueError: 'q' is not in deque

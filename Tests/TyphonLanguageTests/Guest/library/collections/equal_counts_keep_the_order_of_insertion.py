from collections import Counter

c = Counter("hello world".split() + ["b", "a", "b", "a"])
print(c.most_common(), c.most_common(1), c.most_common(0), c.most_common(-3))  # expect: [('b', 2), ('a', 2), ('hello', 1), ('world', 1)] [('b', 2)] [] []

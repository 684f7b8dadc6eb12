from collections import defaultdict

d = defaultdict(int, {"a": 1}, b=2, c=3)
e = d.copy()
e["z"]
print(d, e)  # expect: defaultdict(<class 'int'>, {'a': 1, 'b': 2, 'c': 3}) defaultdict(<class 'int'>, {'a': 1, 'b': 2, 'c': 3, 'z': 0})
print(d | {"q": 9}, {"q": 9} | d, type({} | d).__name__)  # expect: defaultdict(<class 'int'>, {'a': 1, 'b': 2, 'c': 3, 'q': 9}) defaultdict(<class 'int'>, {'q': 9, 'a': 1, 'b': 2, 'c': 3}) defaultdict
d |= [("w", 5)]
print(d)  # expect: defaultdict(<class 'int'>, {'a': 1, 'b': 2, 'c': 3, 'w': 5})

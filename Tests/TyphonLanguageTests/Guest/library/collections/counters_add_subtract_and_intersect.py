from collections import Counter

a, b = Counter(x=3, y=1, w=-2), Counter(x=1, y=2, z=4)
print(a + b, a - b, a & b, a | b)  # expect: Counter({'x': 4, 'z': 4, 'y': 3}) Counter({'x': 2}) Counter({'x': 1, 'y': 1}) Counter({'z': 4, 'x': 3, 'y': 2})
print(+a, -a)  # expect: Counter({'x': 3, 'y': 1}) Counter({'w': 2})
a += b
print(a)  # expect: Counter({'x': 4, 'z': 4, 'y': 3})
a -= Counter(y=10)
a |= Counter(q=2)
a &= Counter(x=2, q=2, z=1)
print(a)  # expect: Counter({'x': 2, 'q': 2, 'z': 1})

d = {1: "int"}
d[1.0] = "float"
d[True] = "bool"
print(d, len(d))  # expect: {1: 'bool'} 1
print({2 ** 70: 1}[2 ** 70], {"": 1}[""], {None: 2}[None], {(): 3}[()])  # expect: 1 1 2 3

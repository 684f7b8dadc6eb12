from copy import deepcopy

x = [1]
a, b, (c,) = deepcopy([x, x, (x,)])
print(a is b is c, a is x)  # expect: True False

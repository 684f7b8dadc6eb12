from copy import copy, deepcopy

class A:
    made = 0
    def __init__(self):
        A.made += 1
        self.x = [1]

a = A()
b, c = copy(a), deepcopy(a)
print(b.x is a.x, c.x is a.x, c.x, type(c) is A, A.made)  # expect: True False [1] True 1

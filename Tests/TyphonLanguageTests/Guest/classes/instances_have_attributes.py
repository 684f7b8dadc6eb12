class Point:
    def __init__(self, x, y=0):
        self.x = x
        self.y = y

p = Point(1)
p.z = 3
del p.y
print(p.x, p.z, p.__dict__)  # expect: 1 3 {'x': 1, 'z': 3}
p.y  # expect error: AttributeError: 'Point' object has no attribute 'y'

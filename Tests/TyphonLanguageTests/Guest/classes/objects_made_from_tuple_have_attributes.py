class Point(tuple):
    pass


point = Point((1, 2))
point.label = "here"
print(point.label, point.__dict__, point)  # expect: here {'label': 'here'} (1, 2)
del point.label
print(hasattr(point, "label"), point == (1, 2), hash(point) == hash((1, 2)))  # expect: False True True


class Closed(tuple):
    __slots__ = ()


try:
    Closed((1,)).label = 1
except AttributeError as error:
    print(error)  # expect: 'Closed' object has no attribute 'label'

import sys

def inner():
    yield 1
    raise IndexError("inner")

def catching():
    name = "catching"
    try:
        yield from inner()
    except IndexError as error:
        yield name, str(error), sys.exc_info()[1] is error
    yield "after"

def outer(depth):
    if depth:
        yield from outer(depth - 1)
    else:
        yield from catching()

print(list(outer(3)))  # expect: [1, ('catching', 'inner', True), 'after']

def failing(depth):
    if depth:
        yield from failing(depth - 1)
    else:
        yield from inner()

g = failing(2)
next(g)
try:
    next(g)
except IndexError as error:
    names = []
    place = error.__traceback__
    while place:
        names.append(place.tb_frame.f_code.co_name)
        place = place.tb_next
print(names)  # expect: ['<module>', 'failing', 'failing', 'failing', 'inner']
print(list(g))  # expect: []

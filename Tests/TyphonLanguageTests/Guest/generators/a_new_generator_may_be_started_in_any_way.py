def count(limit):
    total = 0
    for n in range(limit):
        total += (yield n) or 0
    return total


def outer(inner):
    result = yield from inner
    yield "sum", result


print(list(count(3)), [n for n in count(2)], next(count(1)), count(1).send(None))  # expect: [0, 1, 2] [0, 1] 0 0
print(list(outer(count(2))), list(outer(outer(count(1)))))  # expect: [0, 1, ('sum', 0)] [0, ('sum', 0), ('sum', None)]

begun = count(3)
next(begun)
print(begun.send(5), list(outer(begun)))  # expect: 1 [2, ('sum', 5)]

try:
    count(1).send(1)
except TypeError as error:
    print(error)  # expect: can't send non-None value to a just-started generator


def itself():
    yield next(me)


me = itself()
try:
    for n in me:
        pass
except ValueError as error:
    print(error)  # expect: generator already executing

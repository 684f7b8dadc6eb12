row = [1, 2, 3]
for place in (0, 99, -1, -99, True):
    row.insert(place, place)
print(row)
print(row.pop(0), row.pop(-2), row.pop(1), row.pop(True), row)
for place in (len(row), -len(row) - 1, 1.5):
    try:
        row.pop(place)
    except (IndexError, TypeError) as error:
        print(error)
try:
    [].pop(0)
except IndexError as error:
    print(error)
print(max(1, 2), max(2, 1), min(-1, -2), min(-2, -1), max(1, True), max(True, 1), min(3, 2.5), max(3, 1 << 70, 4))
print(max(3, -4, key=abs), min([5, 4]), max((1, 2), (1, 3)))

# expect: [-99, True, 0, 1, 2, 3, -1, 99]
# expect: -99 -1 0 1 [True, 2, 3, 99]
# expect: pop index out of range
# expect: pop index out of range
# expect: 'float' object cannot be interpreted as an integer
# expect: pop from empty list
# expect: 2 2 -2 -2 1 True 2.5 1180591620717411303424
# expect: -4 4 (1, 3)

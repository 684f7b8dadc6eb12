same = iter([1, 2, 3, 4, 5])
for a, b in zip(same, same):
    print(a, b)
# expect: 1 2
# expect: 3 4
print(list(same))  # expect: []

first, second = iter([1, 2, 3]), iter((4, 5))
for a, b in zip(first, second):
    print(a, b)
# expect: 1 4
# expect: 2 5
print(list(first), list(second))  # expect: [] []

short, long = iter([1]), iter([2, 3])
for a, b in zip(short, long):
    print(a, b)  # expect: 1 2
print(list(long))  # expect: [3]

growing = [1, 2]
for a, b in zip(growing, range(10, 20)):
    if len(growing) < 4:
        growing.append(a + b)
    print(a, b)
# expect: 1 10
# expect: 2 11
# expect: 11 12
# expect: 13 13

for a, b in zip("ab", [1, 2], strict=True):
    print(a, b)
# expect: a 1
# expect: b 2
try:
    for a, b in zip([1, 2], [3], strict=True):
        print(a, b)  # expect: 1 3
except ValueError as e:
    print(e)  # expect: zip() argument 2 is shorter than argument 1

from bisect import insort, insort_left, insort_right

l = []
for x in (3, 1, 2, 2.0, True):
    insort(l, x)
print(l)  # expect: [1, True, 2, 2.0, 3]
insort_left(l, 1.0)
insort_right(l, 3.0)
print(l)  # expect: [1.0, 1, True, 2, 2.0, 3, 3.0]

from collections import deque

a, b = deque([1, 2]), deque([1, 3], maxlen=5)
print(a < b, a <= b, a > b, a == deque([1, 2], 2), a != b, a == [1, 2])  # expect: True True False True True False
try:
    a < [1]
except TypeError:
    print("not with a list")  # expect: not with a list

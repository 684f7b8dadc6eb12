from collections import deque

a = deque([1, 2])
print(a + deque([3]), a * 2, 2 * a, deque([1, 2], 3) * 2)  # expect: deque([1, 2, 3]) deque([1, 2, 1, 2]) deque([1, 2, 1, 2]) deque([2, 1, 2], maxlen=3)
a += (7,)
a *= 2
a.extend(a)
print(a)  # expect: deque([1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7])
a + [1]  # expect error: TypeError: can only concatenate deque (not "list") to deque

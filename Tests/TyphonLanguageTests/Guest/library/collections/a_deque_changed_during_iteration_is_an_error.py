from collections import deque

d = deque([1, 2, 3])
try:
    for item in d: d.append(item)
except RuntimeError as error:
    print(error, d)  # expect: deque mutated during iteration deque([1, 2, 3, 1])
for item in d: d.popleft()  # expect error: RuntimeError: deque mutated during iteration

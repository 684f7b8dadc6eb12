from collections import deque

deque([1, 2, 3]).index(1, 1)  # expect error: ValueError: 1 is not in deque

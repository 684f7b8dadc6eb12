from collections import Counter

Counter.fromkeys("ab")  # expect error: NotImplementedError: Counter.fromkeys() is undefined.  Use Counter(iterable) instead.

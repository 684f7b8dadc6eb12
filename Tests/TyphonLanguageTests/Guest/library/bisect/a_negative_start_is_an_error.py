from bisect import bisect

bisect([1], 1, -1)  # expect error: ValueError: lo must be non-negative

from itertools import combinations

combinations("abc", -1)  # expect error: ValueError: r must be non-negative

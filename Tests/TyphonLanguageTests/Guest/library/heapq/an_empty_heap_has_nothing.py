from heapq import heappop

heappop([])  # expect error: IndexError: index out of range

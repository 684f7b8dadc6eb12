from heapq import heappush

heappush((), 1)  # expect error: TypeError: heappush() argument 1 must be list, not tuple

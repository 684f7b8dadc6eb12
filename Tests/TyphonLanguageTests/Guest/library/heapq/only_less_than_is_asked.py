from heapq import heapify, heappop, nsmallest

class Task:
    def __init__(self, level): self.level = level
    def __lt__(self, other): return self.level > other.level

heap = [Task(n) for n in (2, 7, 5)]
heapify(heap)
print([heappop(heap).level for _ in range(3)])  # expect: [7, 5, 2]

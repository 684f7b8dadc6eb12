from heapq import heapify, heappop

heap = [(2, "b"), (1, "z"), (2, "a")]
heapify(heap)
print([heappop(heap) for _ in range(3)])  # expect: [(1, 'z'), (2, 'a'), (2, 'b')]

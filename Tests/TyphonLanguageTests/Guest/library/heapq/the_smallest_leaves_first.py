from heapq import heappush, heappop

heap = []
for x in (5, 1, 4, 1, 3):
    heappush(heap, x)
print(heap, heap[0])  # expect: [1, 1, 4, 5, 3] 1
print([heappop(heap) for _ in range(5)], heap)  # expect: [1, 1, 3, 4, 5] []

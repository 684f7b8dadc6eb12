from heapq import heapify, heapreplace, heappushpop

heap = [9, 8, 7, 6, 5, 4, 3, 2, 1]
heapify(heap)
print(heap)  # expect: [1, 2, 3, 6, 5, 4, 7, 8, 9]
print(heapreplace(heap, 10), heappushpop(heap, 0), heappushpop(heap, 5), heap)  # expect: 1 0 2 [3, 5, 4, 6, 10, 5, 7, 8, 9]

import gc

class Node:
    def __init__(self, link): self.link = link

head = None
for _ in range(1000):
    head = Node(head)
gc.collect()
n = 0
while head:
    n += 1
    head = head.link
print(n)  # expect: 1000

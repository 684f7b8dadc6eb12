# skip-oracle
from threading import Thread
from transaction import atomic

class Node:
    def __init__(self, value, following): self.value, self.following = value, following

head = Node(None, None)

def insert(values):
    for v in values:
        with atomic:
            node = head
            while node.following and node.following.value < v:
                node = node.following
            node.following = Node(v, node.following)

ts = [Thread(target=insert, args=(range(k, 200, 4),)) for k in range(4)]
for t in ts: t.start()
for t in ts: t.join()
got, node = [], head.following
while node:
    got.append(node.value)
    node = node.following
print(got == list(range(200)))  # expect: True

from dataclasses import dataclass

@dataclass
class Node:
    value: int
    next: "Node" = None

n = Node(1)
n.next = Node(2, n)
print(n)  # expect: Node(value=1, next=Node(value=2, next=...))

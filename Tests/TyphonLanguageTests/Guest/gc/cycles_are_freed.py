import gc

class Node:
    freed = 0
    def __del__(self): Node.freed += 1

def make():
    for _ in range(100):
        a, b = Node(), Node()
        a.other, b.other = b, a

make()
gc.collect()
print(Node.freed > 150)  # expect: True

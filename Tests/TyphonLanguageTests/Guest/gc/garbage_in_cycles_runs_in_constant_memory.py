class Node:
    def __init__(self):
        self.me = self
        self.data = [0] * 100

for _ in range(100000):
    Node()
print("alive")  # expect: alive

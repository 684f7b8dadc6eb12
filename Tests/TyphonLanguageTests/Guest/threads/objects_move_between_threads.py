from threading import Thread

class Node:
    def __init__(self, value, link): self.value, self.link = value, link

head = None

def build(n):
    global head
    made = None
    for i in range(n):
        made = Node(i, made)
    head = made

t = Thread(target=build, args=(500,))
t.start()
t.join()
total = 0
while head:
    total += head.value
    head = head.link
print(total)  # expect: 124750

# Machine code of the old mode lies below on the stack: each slow branch above it leaves for the loop, at its target.
from threading import Thread
class Box:
    def __init__(self, items): self.items = items
class Starter:
    def __format__(self, specification):
        t = Thread(target=lambda: None)
        t.start()
        full, empty, seen = Box([1]), Box([]), []
        for _ in range(3):
            if full.items: seen.append("full")
            else: seen.append("wrong")
            if empty.items: seen.append("wrong")
            else: seen.append("empty")
            if full.items < empty.items: seen.append("wrong")
            while not full.items: seen.append("wrong")
        t.join()
        return " ".join(seen)
def look(starter): return f"{starter}"
for _ in range(500): look("")
print(look(Starter()))  # expect: full empty full empty full empty

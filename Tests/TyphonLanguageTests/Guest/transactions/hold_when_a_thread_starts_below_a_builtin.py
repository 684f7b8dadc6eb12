# skip-oracle
# What follows in the same function respects the new thread's transactions at once.
import time
from threading import Thread
from transaction import atomic

class Pair:
    def __init__(self): self.left, self.right, self.is_done = 0, 0, False

def keep_equal(pair, running):
    running.append(1)
    while not pair.is_done:
        with atomic:
            pair.left += 1
            for _ in range(20000): pass
            pair.right += 1

class Starter:
    def __init__(self, pair): self.pair, self.running = pair, []
    def __format__(self, specification):  # called in native code
        self.thread = Thread(target=keep_equal, args=(self.pair, self.running))
        self.thread.start()
        while not self.running: pass
        return ""

exec("def look(pair, starter):\n text = f'{starter}'\n return [" + "pair.left - pair.right, " * 500 + "]")
for _ in range(3): look(Pair(), "")  # now it knows where the attributes are
pair = Pair()
starter = Starter(pair)
differences = look(pair, starter)
pair.is_done = True
starter.thread.join()
print(any(differences))  # expect: False

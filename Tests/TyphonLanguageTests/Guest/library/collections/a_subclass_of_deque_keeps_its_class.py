from collections import deque

class History(deque):
    def __init__(self, *args):
        self.name = "h"
        super().__init__(*args)

class Silent(deque):
    def __init__(self): pass

h = History([1, 2], 5)
s = Silent()
s.append(3)
print(h, h.copy(), h + deque([3]), h * 2, h.name, s)  # expect: History([1, 2], maxlen=5) History([1, 2], maxlen=5) History([1, 2, 3], maxlen=5) History([1, 2, 1, 2], maxlen=5) h Silent([3])

from functools import partialmethod

class Cell:
    alive = False
    def set_state(self, state, *more): self.alive = (state, *more)
    on = partialmethod(set_state, True)
    off = partialmethod(on, False)
    made = partialmethod(classmethod(lambda cls, a, b: (cls.__name__, a, b)), 1)
    plain = partialmethod(staticmethod(lambda a, b: (a, b)), 1)

c = Cell()
c.on()
print(c.alive)  # expect: (True,)
c.off(3)
print(c.alive)  # expect: (True, False, 3)
Cell.on(c, 7)
print(c.alive, c.made(2), Cell.made(3), c.plain(2))  # expect: (True, 7) ('Cell', 1, 2) ('Cell', 1, 3) (1, 2)

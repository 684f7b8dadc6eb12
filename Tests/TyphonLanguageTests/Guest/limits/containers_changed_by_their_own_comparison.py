class Evil:
    def __init__(self, hurt): self.hurt = hurt
    def __eq__(self, other):
        self.hurt()
        return False
    def __lt__(self, other):
        self.hurt()
        return True
    def __hash__(self): return 1

xs = []
xs += [Evil(xs.clear) for _ in range(5)]
print(5 in xs, xs)  # expect: False []
ys = []
ys += [Evil(lambda: ys.append(1)) for _ in range(3)]
try:
    ys.sort()
except ValueError as e:
    print(e)  # expect: list modified during sort
d = {}
d[Evil(lambda: d.clear())] = 1
print(d.get(Evil(int)), len(d))  # expect: None 0

import gc

class C:
    def __del__(self): saved.append(self)

saved = []

def make():
    for i in range(20):
        c = C()
        c.n = i

make()
gc.collect()
print(len(saved) > 10, all(isinstance(c.n, int) for c in saved))  # expect: True True

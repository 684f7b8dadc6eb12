import gc

class C:
    def __del__(self): raise ValueError("in del")

def make():
    for _ in range(20): C()

make()
gc.collect()
print("alive")  # expect: alive
# expect stderr: ValueError: in del

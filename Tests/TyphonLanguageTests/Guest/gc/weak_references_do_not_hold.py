import gc
import weakref

class C: pass

def make():
    return [weakref.ref(C()) for _ in range(50)]

kept = C()
strong = weakref.ref(kept)
refs = make()
gc.collect()
print(strong() is kept, sum(r() is None for r in refs) > 40)  # expect: True True

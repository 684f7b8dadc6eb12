import gc
import weakref

class C: pass

log = []

def make():
    return [weakref.ref(C(), lambda r: log.append(1)) for _ in range(50)]

refs = make()
gc.collect()
print(len(log) > 40)  # expect: True

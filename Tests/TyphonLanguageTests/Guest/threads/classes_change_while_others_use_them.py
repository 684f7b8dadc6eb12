from threading import Thread

class C:
    def f(self): return 0

stop = []

def use():
    c = C()
    while not stop:
        assert c.f() in range(101)

ts = [Thread(target=use) for _ in range(3)]
for t in ts: t.start()
for i in range(100):
    C.f = lambda self, i=i: i
stop.append(1)
for t in ts: t.join()
print("done")  # expect: done

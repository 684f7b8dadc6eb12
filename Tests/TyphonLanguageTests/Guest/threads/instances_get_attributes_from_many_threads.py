from threading import Thread

class C: pass

c = C()

def work(n):
    for i in range(50):
        setattr(c, f"a{n}_{i}", i)

ts = [Thread(target=work, args=(n,)) for n in range(4)]
for t in ts: t.start()
for t in ts: t.join()
print(len(vars(c)), c.a3_49)  # expect: 200 49

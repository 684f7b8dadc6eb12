# skip-oracle
from threading import Thread
from transaction import atomic

todo, done, seen = set(range(500)), {}, []

def work(me):
    while True:
        with atomic:
            assert len(todo) + len(done) == 500 and len(done) == len(seen)
            if not todo:
                return
            n = todo.pop()
            done[n] = me
            seen.append(n)

ts = [Thread(target=work, args=(i,)) for i in range(3)]
for t in ts: t.start()
for t in ts: t.join()
print(sorted(seen) == list(range(500)), len(done))  # expect: True 500

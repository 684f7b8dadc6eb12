import gc
from threading import Event, Thread

ready, go, seen = Event(), Event(), []

def work():
    mine = [[i] for i in range(1000)]
    ready.set()
    go.wait()
    seen.append(sum(x[0] for x in mine))

t = Thread(target=work)
t.start()
ready.wait()
for _ in range(3): gc.collect()
go.set()
t.join()
print(seen)  # expect: [499500]

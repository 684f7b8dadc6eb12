# skip-oracle
from threading import Event, Thread
from transaction import atomic

go, log = Event(), []

def work():
    with atomic:
        go.wait()
        log.append("went")

ts = [Thread(target=work) for _ in range(3)]
for t in ts: t.start()
go.set()
for t in ts: t.join()
print(log)  # expect: ['went', 'went', 'went']

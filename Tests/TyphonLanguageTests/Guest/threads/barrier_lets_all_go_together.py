from threading import Barrier, Thread

gate, log = Barrier(3), []

def work():
    log.append("before")
    gate.wait()
    log.append("after")

ts = [Thread(target=work) for _ in range(3)]
for t in ts: t.start()
for t in ts: t.join()
print(log)  # expect: ['before', 'before', 'before', 'after', 'after', 'after']

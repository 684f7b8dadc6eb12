from threading import Event, Thread

go, log = Event(), []

def work(n):
    go.wait()
    log.append(n)

ts = [Thread(target=work, args=(i,)) for i in range(5)]
for t in ts: t.start()
print(log, go.is_set())  # expect: [] False
go.set()
for t in ts: t.join()
print(sorted(log), go.is_set(), go.wait(0))  # expect: [0, 1, 2, 3, 4] True True

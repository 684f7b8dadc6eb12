from threading import Event, Thread

go, started = Event(), []
try:
    for _ in range(10000):
        t = Thread(target=go.wait)
        t.start()
        started.append(t)
except RuntimeError as e:
    assert "thread" in str(e), e
go.set()
for t in started: t.join()
print("alive", len(started) > 100)  # expect: alive True

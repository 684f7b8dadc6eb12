import threading

go = threading.Event()
ts = [threading.Thread(target=go.wait) for _ in range(3)]
for t in ts: t.start()
print(threading.active_count(), len(threading.enumerate()), ts[0] in threading.enumerate())  # expect: 4 4 True
go.set()
for t in ts: t.join()
print(threading.active_count())  # expect: 1

from threading import Event, Thread

go = Event()
t = Thread(target=go.wait)
t.start()
print(t.join(0.02), t.is_alive())  # expect: None True
go.set()
t.join()
print(t.is_alive())  # expect: False

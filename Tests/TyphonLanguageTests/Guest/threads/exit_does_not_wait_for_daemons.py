from threading import Event, Thread

t = Thread(target=Event().wait, daemon=True)
t.start()
print(t.daemon)  # expect: True

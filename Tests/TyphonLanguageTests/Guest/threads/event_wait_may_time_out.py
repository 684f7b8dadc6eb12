from threading import Event

e = Event()
print(e.wait(0.01))  # expect: False
e.set()
e.clear()
print(e.is_set())  # expect: False

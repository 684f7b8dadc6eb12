from threading import Thread

t = Thread(target=print, args=("in", "thread"), kwargs={"sep": "-"})
t.start()
t.join()  # expect: in-thread
print(t.is_alive())  # expect: False

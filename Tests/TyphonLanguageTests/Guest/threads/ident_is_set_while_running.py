import threading

t = threading.Thread(target=int)
print(t.ident)  # expect: None
t.start()
t.join()
print(isinstance(t.ident, int), threading.get_ident() == threading.current_thread().ident)  # expect: True True

import threading

seen = []
t = threading.Thread(target=lambda: seen.append(threading.current_thread()), name="mine")
t.start()
t.join()
print(seen[0] is t, seen[0].name, threading.current_thread().name, threading.main_thread() is threading.current_thread())  # expect: True mine MainThread True

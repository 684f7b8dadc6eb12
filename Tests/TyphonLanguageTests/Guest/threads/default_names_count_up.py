from threading import Thread

def work(): pass

print(Thread(target=work).name, Thread(target=work).name, Thread().name)  # expect: Thread-1 (work) Thread-2 (work) Thread-3

import queue
from threading import Thread

q, done = queue.Queue(), []

def work():
    while True:
        done.append(q.get())
        q.task_done()

Thread(target=work, daemon=True).start()
for i in range(20): q.put(i)
q.join()
print(len(done))  # expect: 20
q.task_done()  # expect error: ValueError: task_done() called too many times

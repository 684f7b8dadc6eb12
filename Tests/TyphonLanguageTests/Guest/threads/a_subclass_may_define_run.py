from threading import Thread

class Worker(Thread):
    def __init__(self, n):
        super().__init__(name="worker")
        self.n = n
    def run(self):
        self.result = self.n * 2

w = Worker(21)
w.start()
w.join()
print(w.result, w.name)  # expect: 42 worker

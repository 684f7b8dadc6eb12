from queue import Queue
from threading import Lock, Thread

asked, answered = Queue(), Queue()

def answer():
    while (n := asked.get()) is not None:
        answered.put(n * n)

def ask(n):
    asked.put(n)
    return answered.get()

t = Thread(target=answer)
t.start()
print(sum(ask(i) for i in range(50)))  # expect: 40425
print(list(map(ask, range(5))))  # expect: [0, 1, 4, 9, 16]
print(sorted([3, 1, 2], key=ask), max([2, 4], key=ask))  # expect: [1, 2, 3] 4
xs = []
xs.extend(ask(i) for i in (5, 6))
print(xs, {**dict((i, ask(i)) for i in (7, 8))})  # expect: [25, 36] {7: 49, 8: 64}
print(*(ask(i) for i in range(3)))  # expect: 0 1 4

class Asking:
    def __repr__(self): return "asked %d" % ask(9)
    def __hash__(self): return ask(1)
    def __eq__(self, other): return ask(0) == 0
print([Asking()], len({Asking(), Asking()}))  # expect: [asked 81] 1

# The lock is released just before the wait, and the other thread wants it.
guard, ready = Lock(), Queue()
guard.acquire()
def later():
    with guard: ready.put(1)
other = Thread(target=later)
other.start()
guard.release()
print(sum(ready.get() for _ in range(1)))  # expect: 1
other.join()
locks = [Lock() for _ in range(3)]
print(list(map(Lock.acquire if hasattr(Lock, "acquire") else type(guard).acquire, locks)))  # expect: [True, True, True]
helper = Thread(target=lambda: [lock.release() for lock in locks])
helper.start()
print(all(map(type(guard).acquire, locks)))  # expect: True
helper.join()
asked.put(None)
t.join()

# skip-oracle
from threading import Thread
from transaction import atomic, check

asked, answered = [], []

def answer():
    for _ in range(42):
        with atomic:
            check(asked)
            answered.append(asked.pop() * 2)

def ask(n):
    with atomic: asked.append(n)
    with atomic:
        check(answered)
        return answered.pop()

t = Thread(target=answer)
t.start()
print(sum(ask(i) for i in range(30)))  # expect: 870
print(list(map(ask, range(5))), max([2, 3], key=ask))  # expect: [0, 2, 4, 6, 8] 3

class Asking:
    def __repr__(self): return "asked %d" % ask(7)

print([Asking()])  # expect: [asked 14]
done = []
def nested(n):
    return sum(ask(i) for i in range(n))
done.extend(nested(i) for i in (1, 3))
print(done)  # expect: [0, 6]
t.join()

from threading import Condition, Thread

c, turn, log = Condition(), [0], []

def play(me):
    for _ in range(20):
        with c:
            c.wait_for(lambda: turn[0] == me)
            log.append(me)
            turn[0] = 1 - me
            c.notify()

ts = [Thread(target=play, args=(i,)) for i in (0, 1)]
for t in ts: t.start()
for t in ts: t.join()
print(log == [0, 1] * 20)  # expect: True
